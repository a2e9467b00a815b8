#pragma once

#include "core/tensor/Torch.h"

namespace gacfas {

/// One training batch of B faces seen twice (method.md, Losses).
struct FaceBatch {
  torch::Tensor images;    ///< [2B, 3, S, S] float32, normalised; rows 0..B-1 are view one, B..2B-1 view two
  torch::Tensor labels;    ///< [B] int64, 1 = live
  torch::Tensor domains;   ///< [B] int64, place in data.train
};

}  // namespace gacfas
