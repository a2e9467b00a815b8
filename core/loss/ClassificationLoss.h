#pragma once

#include "core/tensor/Torch.h"

#include "core/types/Config.h"

namespace gacfas {

/// Classification loss of each sample, nat (method.md, Losses).
/// bce: binary cross entropy of sigmoid(s * logit), logits [N, 1]; ce: cross entropy of softmax(s * logits), logits
/// [N, 2], class 1 = live. labels [N] int64, logits fp32 or fp64. Returns [N] of the logits' type.
torch::Tensor classificationLosses(const torch::Tensor& logits, const torch::Tensor& labels, LossKind kind, double logitScale);

/// Share of rows on the right side of probability 0.5, a 0-d float64 tensor.
torch::Tensor accuracy(const torch::Tensor& logits, const torch::Tensor& labels);

}  // namespace gacfas
