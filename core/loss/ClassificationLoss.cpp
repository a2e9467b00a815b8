#include "core/loss/ClassificationLoss.h"

#include "core/model/FasNet.h"

namespace gacfas {

torch::Tensor classificationLosses(const torch::Tensor& logits, const torch::Tensor& labels, LossKind kind, double logitScale) {
  const torch::Tensor scaled = logits * logitScale;
  if (kind == LossKind::Ce) return torch::cross_entropy_loss(scaled, labels, {}, at::Reduction::None);
  return torch::binary_cross_entropy_with_logits(scaled.select(1, 0), labels.to(scaled.scalar_type()), {}, {},
                                                 at::Reduction::None);
}

torch::Tensor accuracy(const torch::Tensor& logits, const torch::Tensor& labels) {
  const torch::Tensor live = FasNetImpl::score(logits.detach()) >= 0;
  return (live == (labels == 1)).to(torch::kFloat64).mean();
}

}  // namespace gacfas
