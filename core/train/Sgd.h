#pragma once

#include <string>
#include <vector>

#include "core/tensor/TensorList.h"
#include "core/types/Config.h"

namespace gacfas {

/// Learning rate of the backbone in an epoch (from 0): lr * lr_gamma ^ floor(epoch / lr_step_size).
double learningRate(const TrainConfig& train, int64_t epoch);

/// SGD with momentum (dampening 0, no Nesterov) and coupled weight decay on every trained tensor:
/// v = momentum * v + d + weight_decay * w; w -= lr * v. The head (`fc.*`) learns fc_lr_scale times as fast.
class Sgd {
 public:
  /// Momentum starts at zero for all of `parameters`.
  Sgd(const TrainConfig& train, const NamedTensors& parameters);

  /// One update of the parameters trained in this epoch. `direction` is used up as scratch.
  /// `trained` is a sub-list of the constructor's parameters; the others keep weights and momentum.
  void step(const NamedTensors& trained, TensorList& direction, double lr);

  /// "momentum.<parameter>" of all parameters, the live tensors.
  const NamedTensors& momentum() const { return momentum_; }

 private:
  TrainConfig train_;
  NamedTensors momentum_;
};

}  // namespace gacfas
