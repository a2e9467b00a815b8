#pragma once

#include <array>
#include <cstdint>

#include "core/types/Config.h"

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
  enum Phase { Head, Plain, Minimiser, Count };
  Phase phaseOf(int64_t epoch) const;
  double secondsPerStep(Phase phase) const;

  TrainConfig train_;
  int64_t stepsPerEpoch_;
  std::array<double, Count> cost_;       ///< relative, from the passes of a step
  std::array<double, Count> seconds_{};  ///< running mean, 0: none yet
  Phase recent_ = Head;
};

}  // namespace gacfas
