#pragma once

#include <chrono>
#include <string>
#include <utility>

#include "core/types/Elapsed.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// Progress of work whose units cost about the same, and the place where a pause or stop is seen.
class WorkClock {
public:
  /// `control` and `sink` outlive it; `sink` may be empty.
  WorkClock(JobControl& control, const ProgressSink& sink, std::string phase, std::string unit, int64_t total)
      : control_(control), sink_(sink) {
    progress_.phase = std::move(phase);
    progress_.unit = std::move(unit);
    progress_.total = total;
  }

  /// After `units` more. Throws Cancelled.
  void advance(int64_t units, const std::string& note = {}) {
    control_.waitWhilePaused();
    control_.throwIfStopped();
    progress_.done += units;
    progress_.note = note;
    progress_.estimate(progress_.done, secondsSince(start_));
    if (sink_) sink_(progress_);
  }

private:
  JobControl& control_;
  const ProgressSink& sink_;
  Progress progress_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace gacfas
