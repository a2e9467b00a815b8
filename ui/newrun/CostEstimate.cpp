#include "ui/newrun/CostEstimate.h"

#include <algorithm>
#include <cmath>

#include "core/types/StepPasses.h"

namespace gacfas {

namespace {

constexpr double kHeadCost = 1.2;  // a forward pass and the head's own backward pass
constexpr size_t kRows = 400;      // newest steps that are looked at

bool isComparable(const Config& a, const Config& b) {
  return a.model.width == b.model.width && a.model.imageSize == b.model.imageSize &&
         a.train.batchSize == b.train.batchSize && a.train.precision == b.train.precision &&
         a.data.root == b.data.root && a.data.train == b.data.train && a.system.device == b.system.device;
}

/// In passes, of a step in an epoch.
double stepCost(const Config& config, int64_t epoch) {
  if (epoch < config.train.warmingEpochs) return kHeadCost;
  return epoch < config.train.minimizerWarming ? StepPasses{}.cost() : stepPasses(config).cost();
}

/// Median seconds of a pass, 0 where nothing was measured.
double secondsPerPass(const RunSnapshot& run) {
  const auto* seconds = run.steps->column("seconds");
  const auto* epochs = run.steps->column("epoch");
  if (!seconds || !epochs || seconds->empty()) return 0.0;
  std::vector<double> found;
  for (size_t i = seconds->size() - std::min(seconds->size(), kRows); i < seconds->size(); ++i)
    found.push_back((*seconds)[i] / stepCost(run.config, static_cast<int64_t>((*epochs)[i])));
  const auto middle = found.begin() + static_cast<std::ptrdiff_t>(found.size() / 2);
  std::nth_element(found.begin(), middle, found.end());
  return std::isfinite(*middle) ? *middle : 0.0;
}

double passesOf(const Config& config, int64_t stepsPerEpoch) {
  double passes = 0.0;
  for (int64_t epoch = 0; epoch < config.train.epochs; ++epoch) passes += stepCost(config, epoch);
  return passes * static_cast<double>(stepsPerEpoch);
}

}  // namespace

CostEstimate estimateCost(const Config& config, const RunList& known) {
  for (auto run = known.rbegin(); run != known.rend(); ++run) {
    if (!(*run)->problem.isEmpty() || (*run)->stepsPerEpoch == 0 || !isComparable((*run)->config, config))
      continue;
    const double pass = secondsPerPass(**run);
    if (pass > 0.0) return {pass * passesOf(config, (*run)->stepsPerEpoch), (*run)->name()};
  }
  return {};
}

}  // namespace gacfas
