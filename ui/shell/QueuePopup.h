#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace gacfas {

class Workbench;
struct WorkItem;

/// The jobs of this window, running and waiting, each with a button that takes it away.
class QueuePopup : public QFrame {
  Q_OBJECT
public:
  explicit QueuePopup(Workbench& workbench, QWidget* parent = nullptr);
  /// Below `anchor`.
  void popUp(const QWidget& anchor);

private:
  void fill();
  void refreshStates();
  QWidget* rowOf(const WorkItem& item, int place);

  Workbench& workbench_;
  QVBoxLayout* rows_;
  QList<quint64> shown_;
  QList<QLabel*> states_;  ///< of shown_
};

}  // namespace gacfas
