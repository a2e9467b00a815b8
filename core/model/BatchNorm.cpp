#include "core/model/BatchNorm.h"

namespace gacfas {

namespace {
constexpr double kMomentum = 0.1;
constexpr double kEpsilon = 1e-5;
}  // namespace

BatchNormImpl::BatchNormImpl(int64_t channels) {
  weight_ = register_parameter("weight", torch::ones({channels}));
  bias_ = register_parameter("bias", torch::zeros({channels}));
  runningMean_ = register_buffer("running_mean", torch::zeros({channels}));
  runningVar_ = register_buffer("running_var", torch::ones({channels}));
  batches_ = register_buffer("num_batches_tracked", torch::zeros({}, torch::kInt64));
}

torch::Tensor BatchNormImpl::forward(const torch::Tensor& x, BatchStatistics statistics) {
  const bool cudnn = x.is_cuda();
  if (statistics == BatchStatistics::Batch)
    return torch::batch_norm(x, weight_, bias_, {}, {}, true, kMomentum, kEpsilon, cudnn);
  const bool update = statistics == BatchStatistics::Update;
  if (update) batches_.add_(1);
  return torch::batch_norm(x, weight_, bias_, runningMean_, runningVar_, update, kMomentum, kEpsilon, cudnn);
}

}  // namespace gacfas
