#include "ui/train/RunCurves.h"

#include <algorithm>
#include <cmath>

#include "ui/train/CurveColumn.h"

namespace gacfas {

namespace {

constexpr size_t place(XAxis axis) {
  return static_cast<size_t>(axis);
}
constexpr size_t kLookBack =
    64;  ///< rows without a value (the domain was not in the batch) that a reading looks over

/// The stored column and a factor: lr.head is lr times the config's scale.
std::pair<const std::vector<double>*, double> storedColumn(const RunSnapshot& run,
                                                           const CurveColumn& column) {
  const bool head = column.name == "lr.head";
  const std::string name = head ? "lr" : column.name;
  const std::vector<double>* values = (column.evaluation ? run.evaluations : run.steps)->column(name);
  if (!values) values = run.evaluations->column(name);
  return {values, column.factor * (head ? run.config.train.fcLrScale : 1.0)};
}

bool isInSteps(const RunSnapshot& run, const std::string& column) {
  return run.steps->column(column == "lr.head" ? "lr" : column) != nullptr &&
         !describeColumn(column).evaluation;
}

std::optional<double> lastFinite(const std::vector<double>& values, size_t row) {
  for (size_t back = 0; back <= std::min(row, kLookBack); ++back)
    if (std::isfinite(values[row - back])) return values[row - back];
  return {};
}

double spacingAtEnd(const std::vector<double>& keys) {
  return keys.size() < 2 ? 0.0 : (keys.back() - keys.front()) / static_cast<double>(keys.size() - 1);
}

}  // namespace

bool RunCurves::grewFrom(const NumberTable& before, const NumberTable& now) const {
  const std::vector<double>* old = before.column("step");
  const std::vector<double>* fresh = now.column("step");
  if (!old || !fresh || old->empty() || before.columns != now.columns || fresh->size() < old->size())
    return false;
  return fresh->front() == old->front() && (*fresh)[old->size() - 1] == old->back();
}

bool RunCurves::update(const RunPtr& run) {
  if (run == run_) return false;
  const RunPtr before = std::exchange(run_, run);
  if (before && before->steps == run->steps && before->evaluations == run->evaluations &&
      before->stepsPerEpoch == run->stepsPerEpoch)
    return false;
  const bool grew =
      before && before->stepsPerEpoch == run->stepsPerEpoch && grewFrom(*before->steps, *run->steps);
  if (!grew) series_.clear();
  // In the first epoch each step makes it longer, and moves all that were before.
  if (!grew || run->stepsPerEpoch == 0)
    for (std::vector<double>& keys : stepKeys_) keys.clear();
  appendKeys(*run->steps);
  makeEvaluationKeys();
  for (auto& [column, stored] : series_) fill(stored, column);
  return true;
}

double RunCurves::epochLength() const {
  if (run_->stepsPerEpoch > 0) return static_cast<double>(run_->stepsPerEpoch);
  const std::vector<double>* inEpoch = run_->steps->column("step_in_epoch");
  return inEpoch && !inEpoch->empty() ? *std::max_element(inEpoch->begin(), inEpoch->end()) + 1.0 : 1.0;
}

void RunCurves::appendKeys(const NumberTable& steps) {
  const std::vector<double>* step = steps.column("step");
  const std::vector<double>* epoch = steps.column("epoch");
  const std::vector<double>* inEpoch = steps.column("step_in_epoch");
  const std::vector<double>* seconds = steps.column("seconds");
  if (!step || !epoch || !inEpoch || !seconds) return;
  const double length = epochLength();
  double sum = stepKeys_[place(XAxis::Time)].empty() ? 0.0 : stepKeys_[place(XAxis::Time)].back();
  for (size_t row = this->steps(); row < step->size(); ++row) {
    stepKeys_[place(XAxis::Step)].push_back((*step)[row]);
    stepKeys_[place(XAxis::Epoch)].push_back((*epoch)[row] + ((*inEpoch)[row] + 1.0) / length);
    stepKeys_[place(XAxis::Time)].push_back(sum += std::isfinite((*seconds)[row]) ? (*seconds)[row] : 0.0);
  }
}

void RunCurves::makeEvaluationKeys() {
  for (std::vector<double>& keys : evaluationKeys_) keys.clear();
  const std::vector<double>* step = run_->evaluations->column("step");
  const std::vector<double>* epoch = run_->evaluations->column("epoch");
  if (!step || !epoch) return;
  const std::vector<double>&steps = stepKeys_[place(XAxis::Step)], &times = stepKeys_[place(XAxis::Time)];
  for (size_t row = 0; row < step->size(); ++row) {
    const auto after = std::upper_bound(steps.begin(), steps.end(), (*step)[row]) - steps.begin();
    evaluationKeys_[place(XAxis::Step)].push_back((*step)[row]);
    evaluationKeys_[place(XAxis::Epoch)].push_back((*epoch)[row] + 1.0);
    evaluationKeys_[place(XAxis::Time)].push_back(after == 0 ? 0.0 : times[static_cast<size_t>(after) - 1]);
  }
}

void RunCurves::fill(Stored& stored, const std::string& name) const {
  const CurveColumn column = describeColumn(name);
  const auto [values, factor] = storedColumn(*run_, column);
  if (!values) return;
  // Evaluations are few and may change with the last line; steps only grow.
  if (stored.evaluation) stored.series.raw.clear();
  std::vector<double> fresh(
      values->begin() + static_cast<std::ptrdiff_t>(std::min(stored.series.raw.size(), values->size())),
      values->end());
  for (double& value : fresh) value *= factor;
  stored.series.raw.append(fresh);
  if (!stored.smoothed) return;
  for (double& value : fresh) value = stored.smoother.push(value);
  stored.series.smooth.append(fresh);
}

void RunCurves::setSmoothing(double smoothing) {
  if (smoothing == smoothing_) return;
  smoothing_ = smoothing;
  for (auto& [column, stored] : series_) {
    if (!stored.smoothed) continue;
    stored.smoother = Smoother(smoothing_);
    stored.series.smooth.clear();
    std::vector<double> values = stored.series.raw.values();
    for (double& value : values) value = stored.smoother.push(value);
    stored.series.smooth.append(values);
  }
}

const CurveSeries* RunCurves::series(const std::string& column) {
  const auto known = series_.find(column);
  if (known != series_.end()) return &known->second.series;
  if (!storedColumn(*run_, describeColumn(column)).first) return nullptr;
  Stored& stored = series_[column];
  stored.evaluation = !isInSteps(*run_, column);
  stored.smoothed = !stored.evaluation && describeColumn(column).smoothed();
  stored.smoother = Smoother(smoothing_);
  fill(stored, column);
  return &stored.series;
}

const std::vector<double>& RunCurves::keys(bool evaluation, XAxis axis) const {
  return (evaluation ? evaluationKeys_ : stepKeys_)[place(axis)];
}

std::optional<double> RunCurves::keyOfEpoch(double epochsDone, XAxis axis) const {
  if (axis == XAxis::Epoch) return epochsDone;
  if (axis == XAxis::Step) return epochsDone * epochLength();
  const std::vector<double>&epochs = stepKeys_[place(XAxis::Epoch)], &times = stepKeys_[place(XAxis::Time)];
  if (epochsDone <= 0.0) return 0.0;
  const auto found = std::lower_bound(epochs.begin(), epochs.end(), epochsDone - 1e-9);
  if (found == epochs.end()) return {};
  return times[static_cast<size_t>(found - epochs.begin())];
}

double RunCurves::lastKey(XAxis axis) const {
  const std::vector<double>& keys = stepKeys_[place(axis)];
  return keys.empty() ? 0.0 : keys.back();
}

double RunCurves::plannedEnd(XAxis axis) const {
  if (axis == XAxis::Time) return lastKey(axis);
  return std::max(lastKey(axis),
                  keyOfEpoch(static_cast<double>(run_->config.train.epochs), axis).value_or(0.0));
}

std::optional<size_t> RunCurves::stepRowAt(double x, XAxis axis) const {
  const std::vector<double>& keys = stepKeys_[place(axis)];
  if (keys.empty()) return {};
  const double reach = spacingAtEnd(keys);
  if (x < keys.front() - 1.5 * reach || x > keys.back() + reach) return {};
  const auto after = std::lower_bound(keys.begin(), keys.end(), x);
  if (after == keys.begin()) return 0;
  const size_t right = static_cast<size_t>(after - keys.begin());
  if (right == keys.size()) return right - 1;
  return keys[right] - x < x - keys[right - 1] ? right : right - 1;
}

std::optional<double> RunCurves::valueAt(const std::string& column, double x, XAxis axis) {
  const CurveSeries* found = series(column);
  const std::optional<size_t> row = stepRowAt(x, axis);
  if (!found || !row) return {};
  const Stored& stored = series_.at(column);
  if (!stored.evaluation) return lastFinite((stored.smoothed ? found->smooth : found->raw).values(), *row);
  const std::vector<double>& keys = evaluationKeys_[place(axis)];
  // An evaluation comes after the step that it belongs to: the step's own place counts.
  const double reached = std::max(x, stepKeys_[place(axis)][*row]);
  const auto after = std::upper_bound(keys.begin(), keys.end(), reached + 1e-9);
  if (after == keys.begin()) return {};
  const double value = found->raw.values()[static_cast<size_t>(after - keys.begin()) - 1];
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace gacfas
