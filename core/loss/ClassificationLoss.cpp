#include "core/loss/ClassificationLoss.h"

#include "core/model/FasNet.h"

namespace gacfas {

namespace F = torch::nn::functional;

torch::Tensor classificationLosses(const torch::Tensor& logits, const torch::Tensor& labels, LossKind kind, double logitScale) {
  const torch::Tensor scaled = logits * logitScale;
  if (kind == LossKind::Ce) return F::cross_entropy(scaled, labels, F::CrossEntropyFuncOptions().reduction(torch::kNone));
  return F::binary_cross_entropy_with_logits(
      scaled.select(1, 0), labels.to(scaled.scalar_type()),
      F::BinaryCrossEntropyWithLogitsFuncOptions().reduction(torch::kNone));
}

torch::Tensor accuracy(const torch::Tensor& logits, const torch::Tensor& labels) {
  const torch::Tensor live = FasNetImpl::score(logits.detach()) >= 0;
  return (live == (labels == 1)).to(torch::kFloat64).mean();
}

}  // namespace gacfas
