#include "core/train/StepClock.h"

namespace gacfas {

namespace {

constexpr double kSmoothing = 0.1;

}  // namespace

StepClock::StepClock(const Config& config, int64_t stepsPerEpoch) : config_(config), stepsPerEpoch_(stepsPerEpoch) {}

void StepClock::add(int64_t epoch, double seconds) {
  recent_ = stepKind(config_.train, epoch);
  double& mean = secondsOf(recent_);
  mean = mean == 0.0 ? seconds : mean + kSmoothing * (seconds - mean);
}

double StepClock::rate() const { return secondsOf(recent_) > 0.0 ? 1.0 / secondsOf(recent_) : 0.0; }

double StepClock::secondsPerStep(StepKind kind) const {
  if (secondsOf(kind) > 0.0) return secondsOf(kind);
  return secondsOf(recent_) * stepCost(config_, kind) / stepCost(config_, recent_);
}

double StepClock::secondsLeft(int64_t epoch, int64_t stepInEpoch) const {
  if (secondsOf(recent_) == 0.0) return -1.0;
  double seconds = 0.0;
  for (int64_t e = epoch; e < config_.train.epochs; ++e)
    seconds += secondsPerStep(stepKind(config_.train, e)) *
               static_cast<double>(stepsPerEpoch_ - (e == epoch ? stepInEpoch : 0));
  return seconds;
}

}  // namespace gacfas
