#pragma once

#include <QDialog>

class QLineEdit;

namespace gacfas {

/// Asks where the synthetic demo shall go; one that was begun there before goes on.
class DemoDialog : public QDialog {
  Q_OBJECT
public:
  explicit DemoDialog(QWidget* parent = nullptr);

Q_SIGNALS:
  void chosen(const QString& folder);

private:
  void browse();
  QLineEdit* folder_;
};

}  // namespace gacfas
