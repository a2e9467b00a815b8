#pragma once

#include <cstdint>
#include <string>

#include "core/types/TrainSchedule.h"

namespace gacfas {

/// What the parts of a training cost, whatever its length. Seconds are negative where they are not known.
struct TrainingRates {
  PerStepKind<double> secondsPerStep{-1.0, -1.0, -1.0, -1.0};
  PerStepKind<double> stepCosts{};      ///< of these steps: stepCost() of the config that was measured
  int64_t stepsPerEpoch = 0;
  double secondsPerEvaluation = -1.0;   ///< scoring all its faces; files are written besides
  double secondsPerLandscape = -1.0;    ///< of one evaluation (evaluate.landscape), apart from its points: faces, axes
  double secondsPerPoint = -1.0;
  int64_t weightBytes = 0;              ///< a file of weights
  int64_t checkpointBytes = 0;          ///< a checkpoint
  int64_t scoredFaces = 0;              ///< an evaluation
  int64_t scoreBytes = 0;               ///< a file of their scores
};

/// What one run costs. Seconds are negative where they are not known.
struct TrainingEstimate {
  double stepSeconds = -1.0;
  double evaluationSeconds = -1.0;
  double landscapeSeconds = 0.0;   ///< of all evaluations
  int64_t evaluations = 0;
  int64_t memoryBytes = 0;         ///< the process grows by at its peak, or on the GPU takes; 0: not known
  int64_t diskBytes = 0;           ///< weights, checkpoints and scores; 0: not known
  std::string device;              ///< "cpu, 2 threads", empty where nothing was measured
  TrainingRates rates;             ///< what the rest was made from

  /// All that is known together, negative where nothing is.
  double seconds() const;
};

/// A run with the schedule and the evaluations of `config`: steps x seconds a step and so on. A kind of step that `rates`
/// lacks counts by its passes, beside the known kind that is nearest to it in these. `config` may differ from the one
/// that was measured in length, schedule, minimiser, evaluations and the number of points of their landscapes; else the
/// rates are not its own.
TrainingEstimate estimateTraining(const TrainingRates& rates, const Config& config);

}  // namespace gacfas
