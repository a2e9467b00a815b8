#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

#include "core/tensor/Torch.h"

namespace gacfas {

/// Which statistics a forward pass normalises with, and whether the running ones move.
enum class BatchStatistics {
  Update,   ///< of the batch; the running ones move: the first forward of a training step
  Batch,    ///< of the batch; the running ones stay: ascending points
  Running,  ///< the running ones: evaluation
};

/// torch.nn.BatchNorm2d (momentum 0.1, eps 1e-5) whose three modes are chosen per call.
class BatchNormImpl : public torch::nn::Module {
 public:
  explicit BatchNormImpl(int64_t channels);
  /// x [N, C, H, W]
  torch::Tensor forward(const torch::Tensor& x, BatchStatistics statistics);

 private:
  torch::Tensor weight_, bias_, runningMean_, runningVar_, batches_;
};
TORCH_MODULE(BatchNorm);

}  // namespace gacfas
