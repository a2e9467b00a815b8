#pragma once

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace gacfas {

class Workbench;

/// Stands between closing the window and running work: asks once, then lets the work save and says when the
/// window may go.
class CloseGuard : public QObject {
  Q_OBJECT
public:
  CloseGuard(Workbench& workbench, QWidget& window);

  /// Whether the window may close now. Where work runs, it may not: a question is shown over the window (or
  /// is already), and mayClose() comes once the work has ended.
  bool allows();
  bool isWaiting() const { return waiting_; }
  QMessageBox* question() const { return question_; }

Q_SIGNALS:
  void waitStarted();
  void mayClose();

private:
  void ask();
  void stopAndWait();

  Workbench& workbench_;
  QWidget& window_;
  QPointer<QMessageBox> question_;
  bool waiting_ = false;
};

}  // namespace gacfas
