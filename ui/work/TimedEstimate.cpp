#include "ui/work/TimedEstimate.h"

#include <utility>

namespace gacfas {

TimedEstimate::TimedEstimate(Workbench& workbench, QObject* parent) : QObject(parent), workbench_(workbench) {
  connect(&workbench_, &Workbench::ended, this, &TimedEstimate::finish);
}

TimedEstimate::~TimedEstimate() {
  drop();
}

void TimedEstimate::start(const QString& title, Work work) {
  drop();
  result_ = std::make_shared<QString>();
  job_ = workbench_.submit(WorkKind::Other, title, {},
                           [work = std::move(work), result = result_](JobControl& control, const ProgressSink&) {
                             *result = work(control);
                           });
}

void TimedEstimate::drop() {
  if (const quint64 stale = std::exchange(job_, 0)) workbench_.cancel(stale);
}

void TimedEstimate::finish(const WorkItem& item) {
  if (job_ == 0 || !is(item)) return;
  job_ = 0;
  if (item.state == JobState::Failed) return Q_EMIT ended(item.error, true);
  Q_EMIT ended(item.state == JobState::Cancelled ? tr("The estimate was cancelled.") : *result_, false);
}

}  // namespace gacfas
