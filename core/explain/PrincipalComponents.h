#pragma once

#include "core/tensor/Torch.h"

namespace gacfas {

/// Scores of the first `count` principal components: rows [N, D] less their mean, projected on the directions
/// of largest variance (fewer where N or D is smaller: the rest is 0). The sign is chosen so that the
/// direction's entry of largest size is positive. Returns [N, count] float64.
torch::Tensor principalComponents(const torch::Tensor& rows, int64_t count);

}  // namespace gacfas
