#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "ui/work/Workbench.h"

namespace gacfas {

/// The estimate of a dialog, as a job of the workbench: one at a time, stopped when what was asked for has changed.
class TimedEstimate : public QObject {
  Q_OBJECT
public:
  /// Gives what to tell the user; on a worker thread. What it throws is told too.
  using Work = std::function<QString(JobControl&)>;

  explicit TimedEstimate(Workbench& workbench, QObject* parent = nullptr);
  ~TimedEstimate() override;

  void start(const QString& title, Work work);
  /// Stops what runs; ended() does not come for it.
  void drop();
  /// Does what waits now, between two halves of the training that holds the device (Workbench::interruptTrainingFor).
  void interruptTraining() { workbench_.interruptTrainingFor(job_); }
  /// Whether the item is this estimate.
  bool is(const WorkItem& item) const { return item.id == job_; }

Q_SIGNALS:
  void ended(const QString& text, bool failed);

private:
  void finish(const WorkItem& item);

  Workbench& workbench_;
  quint64 job_ = 0;  ///< 0: none
  std::shared_ptr<QString> result_;
};

}  // namespace gacfas
