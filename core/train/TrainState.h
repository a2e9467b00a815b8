#pragma once

#include <cstdint>

#include "core/tensor/TensorList.h"

namespace gacfas {

/// Where a training stands. Everything random (epoch order, frames, augmentation) is a pure function of the seed and of
/// this position, so that it is the whole random state.
struct TrainPosition {
  int64_t epoch = 0;          ///< from 0; the next step belongs to it
  int64_t stepInEpoch = 0;    ///< from 0
  int64_t step = 0;           ///< steps done since the start of the run
  double seconds = 0.0;       ///< spent in steps so far
  int64_t evaluationDue = -1; ///< epoch that has ended and still waits for its evaluation, -1: none
};

/// All that a checkpoint holds: parameters and buffers under their names, "momentum.<parameter>", and the position.
struct TrainState {
  TrainPosition position;
  NamedTensors tensors;
};

}  // namespace gacfas
