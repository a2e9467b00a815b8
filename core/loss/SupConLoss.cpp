#include "core/loss/SupConLoss.h"

#include <limits>

namespace gacfas {

namespace {
constexpr double kTemperature = 0.1;
constexpr double kBaseTemperature = 0.07;
}  // namespace

torch::Tensor supConLoss(const torch::Tensor& features, const torch::Tensor& classIds) {
  const int64_t rows = features.size(0);
  const torch::Tensor self = torch::eye(rows, features.options().dtype(torch::kBool));
  const torch::Tensor positives =
      (classIds.unsqueeze(0) == classIds.unsqueeze(1)).logical_and_(self.logical_not()).to(features.scalar_type());

  const torch::Tensor similarity = torch::matmul(features, features.t()) / kTemperature;
  const torch::Tensor others = similarity.masked_fill(self, -std::numeric_limits<double>::infinity());
  const torch::Tensor logProbability = similarity - torch::logsumexp(others, 1, true);
  const torch::Tensor meanOverPositives = (positives * logProbability).sum(1) / positives.sum(1);
  return meanOverPositives.mean() * (-kTemperature / kBaseTemperature);
}

}  // namespace gacfas
