#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas {

/// Tensors that belong together, for example one gradient per parameter.
using TensorList = std::vector<torch::Tensor>;
using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// Zeros of the same shapes, layouts and devices.
TensorList zerosLike(const TensorList& list);
TensorList copyOf(const TensorList& list);
/// Euclidean norm over all tensors together, a 0-d tensor (no synchronisation).
torch::Tensor globalNorm(const TensorList& list);
/// Inner product over all tensors together, a 0-d tensor (no synchronisation).
torch::Tensor globalDot(const TensorList& a, const TensorList& b);
/// a += scale * b
void addScaled(TensorList& a, const TensorList& b, double scale = 1.0);
/// Values of 0-d tensors as doubles, with a single synchronisation.
std::vector<double> toDoubles(const TensorList& scalars);

}  // namespace gacfas
