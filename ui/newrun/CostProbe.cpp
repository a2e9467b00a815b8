#include "ui/newrun/CostProbe.h"

#include <utility>

#include "core/jobs/TrainProbe.h"
#include "ui/newrun/CostScope.h"

namespace gacfas {

CostProbe::CostProbe(Workbench& workbench, RunList known, QObject* parent)
    : QObject(parent), workbench_(workbench), known_(std::move(known)), prober_(&probeTraining), estimate_(workbench) {
  connect(&estimate_, &TimedEstimate::ended, this, &CostProbe::finish);
  connect(&workbench_, &Workbench::changed, this, [this] {
    if (!busy_) return;
    lookBeside();
    Q_EMIT changed();
  });
}

/// While it is still whole: the workbench tells of the end.
CostProbe::~CostProbe() {
  estimate_.drop();
}

void CostProbe::start(const Config& config) {
  config_ = config;
  result_ = std::make_shared<std::optional<TrainingEstimate>>();
  beside_.clear();
  fault_.clear();
  busy_ = true;
  estimate_.start(tr("Estimate of a training"), [config, result = result_, prober = prober_](JobControl& control) {
    *result = prober(config, control);
    return QString();
  });
  Q_EMIT changed();
}

void CostProbe::cancel() {
  if (!std::exchange(busy_, false)) return;
  estimate_.drop();
  Q_EMIT changed();
}

void CostProbe::follow(const Config& now) {
  fault_.clear();
  if (busy_ && costlyChange(config_, now)) cancel();
}

const WorkItem* CostProbe::waitsFor() const {
  const WorkItem* running = workbench_.running();
  return busy_ && running && running->kind != WorkKind::Files && !estimate_.is(*running) ? running : nullptr;
}

/// Work on files has a lane of its own.
void CostProbe::lookBeside() {
  if (waitsFor()) return;
  for (const WorkItem& item : workbench_.items())
    if (item.state == JobState::Running && !estimate_.is(item)) beside_ = item.title;
}

QString CostProbe::trainedElsewhere() const {
  for (const RunPtr& run : known_)
    if (run->state == RunState::Running && !workbench_.workOn(run->folder)) return tr("Training %1").arg(run->name());
  return {};
}

void CostProbe::finish(const QString& text, bool failed) {
  busy_ = false;
  if (failed) fault_ = text;
  if (*result_) measured_ = {config_, **result_, beside_.isEmpty() ? trainedElsewhere() : beside_};
  Q_EMIT changed();
}

}  // namespace gacfas
