#pragma once

#include <QDialog>

#include "ui/shell/Actions.h"

class QScrollArea;

namespace gacfas {

/// All commands with a key, menu by menu, and the keys of the run list.
class ShortcutSheet : public QDialog {
  Q_OBJECT
public:
  explicit ShortcutSheet(const Actions& actions, QWidget* parent = nullptr);

protected:
  void showEvent(QShowEvent* event) override;

private:
  QScrollArea* scroll_;
};

}  // namespace gacfas
