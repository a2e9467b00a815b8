#pragma once

#include "core/tensor/Torch.h"

namespace gacfas {

/// One training batch of B faces seen twice (method.md, Losses).
struct FaceBatch {
  torch::Tensor images;    ///< [2B, 3, S, S], channels-last memory; rows 0..B-1 are view one, B..2B-1 view two.
                           ///< float32, normalised; or uint8 levels, a quarter of the bytes on the way to a GPU
  torch::Tensor labels;    ///< [B] int64, 1 = live
  torch::Tensor domains;   ///< [B] int64, place in data.train
  torch::Tensor fills = {};  ///< [2B, 7] float32 beside levels, see normalisedImages(); else undefined
};

}  // namespace gacfas
