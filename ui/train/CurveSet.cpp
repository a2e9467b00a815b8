#include "ui/train/CurveSet.h"

#include <algorithm>
#include <cmath>

namespace gacfas {

namespace {

constexpr double kRoom = 1.015;  ///< for the last point's marker

/// The next of 1, 2, 4, 5, 8 times a power of ten.
double roundedUp(double value) {
  if (value <= 0.0) return 1.0;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (double digit : {1.0, 2.0, 4.0, 5.0, 8.0})
    if (digit * power >= value) return digit * power;
  return 10.0 * power;
}

}  // namespace

bool CurveSet::update(const ShownRuns& runs) {
  std::vector<CurveRun> now;
  std::map<QString, std::shared_ptr<RunCurves>> kept;
  bool changed = false;
  for (const ShownRun& shown : runs) {
    if (!shown.run || !shown.run->problem.isEmpty()) continue;
    std::shared_ptr<RunCurves>& curves = kept[shown.run->key];
    if (!curves) curves = curves_[shown.run->key];
    if (!curves) curves = std::make_shared<RunCurves>();
    curves->setSmoothing(smoothing_);
    changed |= curves->update(shown.run);
    now.push_back({curves, shown.style, shown.label, shown.current});
  }
  changed |= now != runs_;
  runs_ = std::move(now);
  curves_ = std::move(kept);
  return changed;
}

void CurveSet::setSmoothing(double smoothing) {
  smoothing_ = smoothing;
  for (auto& [key, curves] : curves_) curves->setSmoothing(smoothing);
}

std::vector<RunPtr> CurveSet::snapshots() const {
  std::vector<RunPtr> all;
  for (const CurveRun& run : runs_) all.push_back(run.curves->snapshot());
  return all;
}

bool CurveSet::hasSteps() const {
  return std::any_of(runs_.begin(), runs_.end(), [](const CurveRun& run) { return run.curves->steps() > 0; });
}

const CurveRun* CurveSet::leading() const {
  const auto current =
      std::find_if(runs_.begin(), runs_.end(), [](const CurveRun& run) { return run.current; });
  if (current != runs_.end()) return &*current;
  return runs_.empty() ? nullptr : &runs_.front();
}

QCPRange CurveSet::wholeRange(XAxis axis) const {
  double reached = 0.0, planned = 0.0;
  for (const CurveRun& run : runs_) {
    reached = std::max(reached, run.curves->lastKey(axis));
    planned = std::max(planned, run.curves->plannedEnd(axis));
  }
  if (planned <= 0.0) return {0.0, 1.0};
  const double end = axis == XAxis::Time ? planned : std::min(planned, roundedUp(reached * 1.05));
  return {0.0, end * kRoom};
}

}  // namespace gacfas
