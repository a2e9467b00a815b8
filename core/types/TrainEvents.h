#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/types/JobControl.h"
#include "core/types/Reports.h"

namespace gacfas {

/// A training that nothing refuses any more: its folder is there, its first step comes next.
struct TrainStart {
  std::string device;          ///< "cpu, 2 threads"
  int64_t stepsPerEpoch = 0;
  int64_t step = 0;            ///< steps done before, in a run that is resumed
};

/// What a training tells, on its own thread. Any of them may be empty.
struct TrainEvents {
  std::function<void(const TrainStart&)> start;
  std::function<void(const StepReport&)> step;
  std::function<void(const EvaluationReport&)> evaluation;
  ProgressSink progress;                            ///< training and evaluating, each with its own unit
  std::function<void(const std::string&)> note;     ///< one line for the log: fallbacks taken, damaged checkpoints, ...
};

}  // namespace gacfas
