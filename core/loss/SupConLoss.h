#pragma once

#include "core/tensor/Torch.h"

namespace gacfas {

/// Supervised contrastive loss (Khosla et al. 2020, eq. 2) with temperature 0.1 and base temperature 0.07, so the value
/// is scaled by 0.1 / 0.07. features [R, D] of unit length, classIds [R] int64. Row i's denominator runs over all rows
/// but i, its numerator's mean over its positives (same id, not i); the loss is the mean over the rows. Every row must
/// have a positive. Returns a 0-d tensor of the features' type.
torch::Tensor supConLoss(const torch::Tensor& features, const torch::Tensor& classIds);

}  // namespace gacfas
