#pragma once

#include <cstdint>

#include "core/types/TrainSchedule.h"

namespace gacfas {

/// Speed and time left of a training whose steps change their cost: head only, then plain, then with the minimiser.
/// A phase not yet reached is estimated from the passes it takes.
class StepClock {
 public:
  StepClock(const Config& config, int64_t stepsPerEpoch);
  void add(int64_t epoch, double seconds);
  /// Steps a second over the recent past, 0 while unknown.
  double rate() const;
  /// Seconds from a position to the end of training, negative while unknown. Evaluations are not included.
  double secondsLeft(int64_t epoch, int64_t stepInEpoch) const;

 private:
  double& secondsOf(StepKind kind) { return seconds_[static_cast<size_t>(kind)]; }
  double secondsOf(StepKind kind) const { return seconds_[static_cast<size_t>(kind)]; }
  double secondsPerStep(StepKind kind) const;

  Config config_;
  int64_t stepsPerEpoch_;
  PerStepKind<double> seconds_{};  ///< running mean, 0: none yet
  StepKind recent_ = StepKind::Head;
};

}  // namespace gacfas
