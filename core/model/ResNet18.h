#pragma once

#include <vector>

#include "core/model/BatchNorm.h"
#include "core/model/Convolution.h"

namespace gacfas {

/// Two 3x3 convolutions with a shortcut (He et al. 2016, Fig. 5 left).
class BasicBlockImpl : public torch::nn::Module {
 public:
  BasicBlockImpl(int64_t inChannels, int64_t outChannels, int64_t stride);
  torch::Tensor forward(const torch::Tensor& x, BatchStatistics statistics);

 private:
  Convolution conv1_{nullptr}, conv2_{nullptr}, shortcutConv_{nullptr};
  BatchNorm bn1_{nullptr}, bn2_{nullptr}, shortcutBn_{nullptr};
};
TORCH_MODULE(BasicBlock);

/// ResNet-18 without its classifier, parameters named as torchvision names them. `width` is the number of channels of
/// the first stage (64 in ResNet-18); the four stages have width, 2, 4 and 8 times width channels.
class ResNet18Impl : public torch::nn::Module {
 public:
  explicit ResNet18Impl(int64_t width);
  /// x [N, 3, S, S] -> globally averaged features z [N, 8 * width]
  torch::Tensor forward(const torch::Tensor& x, BatchStatistics statistics);
  /// x -> map of stage 1..4: [N, width << (stage - 1), S / 2^(stage + 1), the same]
  torch::Tensor mapOf(const torch::Tensor& x, int64_t stage, BatchStatistics statistics);
  /// The map of a stage -> z
  torch::Tensor fromMap(const torch::Tensor& map, int64_t stage, BatchStatistics statistics);

 private:
  Convolution conv1_{nullptr};
  BatchNorm bn1_{nullptr};
  std::vector<BasicBlock> blocks_;
};
TORCH_MODULE(ResNet18);

}  // namespace gacfas
