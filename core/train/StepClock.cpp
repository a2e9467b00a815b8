#include "core/train/StepClock.h"

#include "core/types/StepPasses.h"

namespace gacfas {

namespace {

constexpr double kSmoothing = 0.1;

}  // namespace

StepClock::StepClock(const Config& config, int64_t stepsPerEpoch)
    : train_(config.train), stepsPerEpoch_(stepsPerEpoch), cost_{1.2, StepPasses{}.cost(), stepPasses(config).cost()} {}

StepClock::Phase StepClock::phaseOf(int64_t epoch) const {
  if (epoch < train_.warmingEpochs) return Head;
  return epoch < train_.minimizerWarming ? Plain : Minimiser;
}

void StepClock::add(int64_t epoch, double seconds) {
  recent_ = phaseOf(epoch);
  double& mean = seconds_[recent_];
  mean = mean == 0.0 ? seconds : mean + kSmoothing * (seconds - mean);
}

double StepClock::rate() const { return seconds_[recent_] > 0.0 ? 1.0 / seconds_[recent_] : 0.0; }

double StepClock::secondsPerStep(Phase phase) const {
  if (seconds_[phase] > 0.0) return seconds_[phase];
  return seconds_[recent_] * cost_[phase] / cost_[recent_];
}

double StepClock::secondsLeft(int64_t epoch, int64_t stepInEpoch) const {
  if (seconds_[recent_] == 0.0) return -1.0;
  double seconds = 0.0;
  for (int64_t e = epoch; e < train_.epochs; ++e)
    seconds += secondsPerStep(phaseOf(e)) * static_cast<double>(stepsPerEpoch_ - (e == epoch ? stepInEpoch : 0));
  return seconds;
}

}  // namespace gacfas
