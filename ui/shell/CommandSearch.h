#pragma once

#include <QLineEdit>
#include <QPointer>

#include "ui/shell/Actions.h"

class QCompleter;
class QStandardItemModel;

namespace gacfas {

class WordFilter;

/// The field at the top right: type some words of a command, run it with Enter.
class CommandSearch : public QLineEdit {
  Q_OBJECT
public:
  explicit CommandSearch(const Actions& actions, QWidget* parent = nullptr);

  /// Takes the focus and lists all commands that can be run now.
  void open();

  bool eventFilter(QObject* watched, QEvent* event) override;

protected:
  void focusInEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  void list();
  void run(const QModelIndex& index);
  void leave();

  const Actions& actions_;
  QStandardItemModel* commands_;
  WordFilter* matches_;
  QPointer<QWidget> before_;  ///< had the focus
};

}  // namespace gacfas
