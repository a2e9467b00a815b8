#include "core/model/ResNet18.h"

namespace gacfas {

namespace {

constexpr int64_t kStages = 4, kBlocksOfStage = 2;

/// A module that only gives its children their names ("layer1", "downsample").
class ContainerImpl : public torch::nn::Module {};

}  // namespace

BasicBlockImpl::BasicBlockImpl(int64_t inChannels, int64_t outChannels, int64_t stride) {
  conv1_ = register_module("conv1", Convolution(inChannels, outChannels, 3, stride));
  bn1_ = register_module("bn1", BatchNorm(outChannels));
  conv2_ = register_module("conv2", Convolution(outChannels, outChannels, 3, 1));
  bn2_ = register_module("bn2", BatchNorm(outChannels));
  if (stride == 1 && inChannels == outChannels) return;
  const auto downsample = register_module("downsample", std::make_shared<ContainerImpl>());
  shortcutConv_ = downsample->register_module("0", Convolution(inChannels, outChannels, 1, stride));
  shortcutBn_ = downsample->register_module("1", BatchNorm(outChannels));
}

torch::Tensor BasicBlockImpl::forward(const torch::Tensor& x, BatchStatistics statistics) {
  torch::Tensor out = bn1_(conv1_(x), statistics).relu_();
  out = bn2_(conv2_(out), statistics);
  out += shortcutConv_ ? shortcutBn_(shortcutConv_(x), statistics) : x;
  return out.relu_();
}

ResNet18Impl::ResNet18Impl(int64_t width) {
  conv1_ = register_module("conv1", Convolution(3, width, 7, 2));
  bn1_ = register_module("bn1", BatchNorm(width));
  int64_t channels = width;
  for (int64_t stage = 0; stage < kStages; ++stage) {
    const int64_t out = width << stage;
    const auto layer = register_module("layer" + std::to_string(stage + 1), std::make_shared<ContainerImpl>());
    blocks_.push_back(layer->register_module("0", BasicBlock(channels, out, stage == 0 ? 1 : 2)));
    blocks_.push_back(layer->register_module("1", BasicBlock(out, out, 1)));
    channels = out;
  }
}

torch::Tensor ResNet18Impl::forward(const torch::Tensor& x, BatchStatistics statistics) {
  return fromMap(mapOf(x, kStages, statistics), kStages, statistics);
}

torch::Tensor ResNet18Impl::mapOf(const torch::Tensor& x, int64_t stage, BatchStatistics statistics) {
  TORCH_CHECK(stage >= 1 && stage <= kStages, "a ResNet has stages 1 to 4, not ", stage);
  torch::Tensor out = bn1_(conv1_(x), statistics).relu_();
  out = torch::max_pool2d(out, 3, 2, 1);
  for (int64_t block = 0; block < kBlocksOfStage * stage; ++block)
    out = blocks_[static_cast<size_t>(block)](out, statistics);
  return out;
}

torch::Tensor ResNet18Impl::fromMap(const torch::Tensor& map, int64_t stage, BatchStatistics statistics) {
  torch::Tensor out = map;
  for (int64_t block = kBlocksOfStage * stage; block < kBlocksOfStage * kStages; ++block)
    out = blocks_[static_cast<size_t>(block)](out, statistics);
  return out.mean({2, 3});
}

}  // namespace gacfas
