#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace gacfas {

/// What was told since the start, line by line, in a drawer at the bottom of the window.
class LogDrawer : public QWidget {
  Q_OBJECT
public:
  explicit LogDrawer(QWidget* parent = nullptr);

  /// Lines added while the drawer was closed.
  int unread() const { return unread_; }
  QString text() const;

public Q_SLOTS:
  void append(const QString& line);

Q_SIGNALS:
  void unreadChanged(int count);
  void closeRequested();

protected:
  void showEvent(QShowEvent* event) override;

private:
  void setUnread(int count);

  QPlainTextEdit* lines_;
  int unread_ = 0;
};

}  // namespace gacfas
