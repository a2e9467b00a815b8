#include "ui/results/FigureIntervals.h"

#include <algorithm>
#include <exception>

namespace gacfas {
namespace {

constexpr int kRestMs = 300;  ///< a threshold that was not moved for so long rests

/// Null where it was stopped.
FiguresPtr compute(const EvaluationScores& scores, const std::vector<ThresholdSource>& sources,
                   const JobControl& control) {
  try {
    return std::make_shared<SetFigures>(computeFigures(scores.target, sources, {}, &control));
  } catch (const std::exception&) {
    return nullptr;
  }
}

}  // namespace

FigureIntervals::FigureIntervals(Comparison* comparison, QObject* parent)
    : QObject(parent), comparison_(comparison) {
  pool_.setMaxThreadCount(1);
  pool_.setThreadPriority(QThread::LowPriority);
  delay_.setSingleShot(true);
  connect(&delay_, &QTimer::timeout, this, &FigureIntervals::follow);
  connect(comparison_, &Comparison::changed, this, &FigureIntervals::follow);
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, [this] { delay_.start(kRestMs); });
}

FigureIntervals::~FigureIntervals() {
  stop();
  pool_.waitForDone();
}

FiguresPtr FigureIntervals::of(const ScoresPtr& scores) const {
  const auto found = known_.find(scores);
  return found == known_.end() ? nullptr : found->second;
}

std::vector<ThresholdSource> FigureIntervals::sourcesOf(const EvaluationScores& scores) const {
  const ThresholdModel& model = comparison_->threshold();
  std::vector<ThresholdSource> sources;
  for (ThresholdKind kind : {ThresholdKind::Oracle, ThresholdKind::Source, ThresholdKind::Probability,
                             ThresholdKind::FixedFpr, ThresholdKind::FixedBpcer})
    sources.push_back(model.source(kind, scores));
  if (model.hasHand()) sources.push_back(model.source(ThresholdKind::ByHand, scores));
  return sources;
}

void FigureIntervals::follow() {
  std::map<ScoresPtr, FiguresPtr> shown;
  std::vector<Wanted> wanted;
  for (const ComparedRun& run : comparison_->runs()) {
    if (!run.scores) continue;
    const FiguresPtr known = of(run.scores);
    if (known) shown[run.scores] = known;
    const std::vector<ThresholdSource> sources = sourcesOf(*run.scores);
    const bool all = known && std::all_of(sources.begin(), sources.end(), [&](const ThresholdSource& source) {
                       return findRates(*known, source);
                     });
    if (!all) wanted.push_back({run.scores, sources});
  }
  known_ = std::move(shown);
  if (wanted == wanted_) return;
  stop();
  wanted_ = wanted;
  if (wanted.empty()) return;
  control_ = std::make_shared<JobControl>();
  pool_.start([this, wanted, control = control_] {
    for (const Wanted& each : wanted) {
      const FiguresPtr figures = compute(*each.scores, each.sources, *control);
      if (!figures) return;
      QMetaObject::invokeMethod(
          this,
          [=, this] {
            if (!control->stopRequested()) take(each.scores, figures);
          },
          Qt::QueuedConnection);
    }
  });
}

void FigureIntervals::stop() {
  if (control_) control_->requestStop();
  control_ = nullptr;
  wanted_.clear();
}

void FigureIntervals::take(const ScoresPtr& scores, const FiguresPtr& figures) {
  known_[scores] = figures;
  std::erase_if(wanted_, [&](const Wanted& wanted) { return wanted.scores == scores; });
  Q_EMIT changed();
}

const ThresholdFigures* findRates(const SetFigures& figures, const ThresholdSource& source) {
  const auto found = std::find_if(figures.thresholds.begin(), figures.thresholds.end(),
                                  [&](const ThresholdFigures& rates) { return rates.source == source; });
  return found == figures.thresholds.end() ? nullptr : &*found;
}

}  // namespace gacfas
