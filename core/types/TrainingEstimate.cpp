#include "core/types/TrainingEstimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gacfas {

namespace {

constexpr int64_t kKeptCheckpoints = 3;

/// From the known kind whose cost is nearest: its own, where that is known.
double secondsPerStep(const TrainingRates& rates, const Config& config, StepKind kind) {
  const double cost = stepCost(config, kind);
  double seconds = -1.0, nearest = std::numeric_limits<double>::infinity();
  for (size_t known = 0; known < kStepKinds; ++known) {
    if (rates.secondsPerStep[known] < 0.0) continue;
    const double ratio = cost / rates.stepCosts[known], distance = std::abs(std::log(ratio));
    if (distance >= nearest) continue;
    nearest = distance;
    seconds = ratio * rates.secondsPerStep[known];
  }
  return seconds;
}

double secondsOfSteps(const TrainingRates& rates, const Config& config, const TrainSchedule& schedule) {
  double seconds = 0.0;
  for (size_t kind = 0; kind < kStepKinds; ++kind) {
    if (schedule.epochs[kind] == 0) continue;
    const double step = secondsPerStep(rates, config, static_cast<StepKind>(kind));
    if (step < 0.0) return -1.0;
    seconds += step * static_cast<double>(schedule.epochs[kind] * rates.stepsPerEpoch);
  }
  return seconds;
}

double secondsOfLandscapes(const TrainingRates& rates, const EvaluateConfig& evaluate, int64_t evaluations) {
  if (evaluate.landscape == 0) return 0.0;
  if (rates.secondsPerPoint < 0.0) return -1.0;
  const double points = static_cast<double>(evaluate.landscape * evaluate.landscape);
  return static_cast<double>(evaluations) * (rates.secondsPerLandscape + points * rates.secondsPerPoint);
}

/// Weights: the last, the best and, with keep_weights, those of every evaluation; the axes of the landscapes are as
/// large as two of them.
int64_t bytesOnDisk(const TrainingRates& rates, const EvaluateConfig& evaluate, int64_t evaluations) {
  const int64_t weights =
      2 + (evaluate.keepWeights ? evaluations : 0) + (evaluate.landscape > 0 ? 2 : 0);
  return weights * rates.weightBytes + std::min(evaluations, kKeptCheckpoints) * rates.checkpointBytes +
         evaluations * rates.scoreBytes;
}

}  // namespace

double TrainingEstimate::seconds() const {
  if (stepSeconds < 0.0) return -1.0;
  return stepSeconds + std::max(0.0, evaluationSeconds) + std::max(0.0, landscapeSeconds);
}

TrainingEstimate estimateTraining(const TrainingRates& rates, const Config& config) {
  const TrainSchedule schedule = trainSchedule(config);
  TrainingEstimate estimate;
  estimate.rates = rates;
  estimate.evaluations = schedule.evaluations;
  estimate.stepSeconds = secondsOfSteps(rates, config, schedule);
  if (rates.secondsPerEvaluation >= 0.0)
    estimate.evaluationSeconds = rates.secondsPerEvaluation * static_cast<double>(schedule.evaluations);
  estimate.landscapeSeconds = secondsOfLandscapes(rates, config.evaluate, schedule.evaluations);
  if (rates.weightBytes > 0) estimate.diskBytes = bytesOnDisk(rates, config.evaluate, schedule.evaluations);
  return estimate;
}

}  // namespace gacfas
