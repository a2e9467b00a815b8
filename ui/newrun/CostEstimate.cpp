#include "ui/newrun/CostEstimate.h"

#include <cmath>

#include "core/types/Median.h"

namespace gacfas {

namespace {

constexpr size_t kRows = 400;  // newest steps of a kind that are looked at

bool isComparable(const Config& a, const Config& b) {
  return a.model.width == b.model.width && a.model.imageSize == b.model.imageSize &&
         a.train.batchSize == b.train.batchSize && a.train.precision == b.train.precision &&
         a.data.root == b.data.root && a.data.train == b.data.train && a.system.device == b.system.device;
}

/// Whether an evaluation does the same, its landscape included.
bool evaluatesAlike(const Config& a, const Config& b) {
  return a.data.test == b.data.test && a.data.targetSplit == b.data.targetSplit &&
         a.data.thresholdSplit == b.data.thresholdSplit && a.evaluate.frames == b.evaluate.frames &&
         a.evaluate.landscape == b.evaluate.landscape &&
         (a.evaluate.landscape == 0 || a.landscape.faces == b.landscape.faces);
}

/// Medians of the newest steps of each kind.
void timeSteps(const RunSnapshot& run, TrainingRates& rates) {
  const auto* seconds = run.steps->column("seconds");
  const auto* epochs = run.steps->column("epoch");
  if (!seconds || !epochs) return;
  PerStepKind<std::vector<double>> found;
  for (size_t i = seconds->size(); i-- > 0;) {
    auto& ofKind = found[static_cast<size_t>(stepKind(run.config.train, static_cast<int64_t>((*epochs)[i])))];
    if (ofKind.size() < kRows && std::isfinite((*seconds)[i])) ofKind.push_back((*seconds)[i]);
  }
  for (size_t kind = 0; kind < kStepKinds; ++kind) {
    if (found[kind].empty()) continue;
    rates.secondsPerStep[kind] = median(found[kind]);
    rates.stepCosts[kind] = stepCost(run.config, static_cast<StepKind>(kind));
  }
}

TrainingRates ratesOf(const RunSnapshot& run, const RunTraces& traces, const Config& config) {
  TrainingRates rates;
  rates.stepsPerEpoch = run.stepsPerEpoch;
  timeSteps(run, rates);
  rates.weightBytes = traces.weightBytes;
  rates.checkpointBytes = traces.checkpointBytes;
  rates.scoreBytes = traces.scoreBytes;
  if (!evaluatesAlike(run.config, config)) return rates;
  rates.secondsPerEvaluation = traces.secondsPerEvaluation;
  if (traces.secondsPerEvaluation >= 0.0) rates.secondsPerLandscape = rates.secondsPerPoint = 0.0;  // in there
  return rates;
}

}  // namespace

CostEstimate estimateCost(const Config& config, const RunList& known, const QMap<QString, RunTraces>& traces) {
  for (auto run = known.rbegin(); run != known.rend(); ++run) {
    if (!(*run)->problem.isEmpty() || (*run)->stepsPerEpoch == 0 || !isComparable((*run)->config, config)) continue;
    const TrainingRates rates = ratesOf(**run, traces.value((*run)->key), config);
    const CostEstimate estimate{estimateTraining(rates, config), (*run)->name()};
    if (estimate.isKnown()) return estimate;
  }
  return {};
}

}  // namespace gacfas
