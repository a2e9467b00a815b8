#include "core/model/FasNet.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

#include "core/model/Autocast.h"

namespace gacfas {

namespace {

constexpr double kNormalizeEpsilon = 1e-12;

torch::Tensor unitRows(const torch::Tensor& rows) {
  return rows / rows.norm(2, {1}, true).clamp_min(kNormalizeEpsilon);
}

/// Drawn on the CPU in float32, whatever the network's device and type are, so that a seed means one start.
template <class Draw>
void drawInto(torch::Tensor target, Draw&& draw) {
  torch::Tensor values = torch::empty(target.sizes(), torch::kFloat32);
  draw(values);
  target.copy_(values);
}

}  // namespace

FasNetImpl::FasNetImpl(const FasNetOptions& options) : options_(options) {
  model_ = register_module("model", ResNet18(options.width));
  fc_ = register_module("fc", std::make_shared<torch::nn::Module>());
  headWeight_ = fc_->register_parameter("weight", torch::zeros({options.classes, 8 * options.width}));
}

torch::Tensor FasNetImpl::backbone(const torch::Tensor& images, BatchStatistics statistics) {
  if (options_.precision == Precision::Fp32) return model_(images, statistics);
  const Bf16Autocast autocast(images.device().type());
  return model_(images, statistics).to(torch::kFloat32);
}

FasOutput FasNetImpl::forward(const torch::Tensor& images, BatchStatistics statistics) {
  return head(backbone(images, statistics));
}

FasOutput FasNetImpl::head(const torch::Tensor& pooled) {
  const torch::Tensor features = unitRows(pooled);
  return {torch::matmul(features, unitRows(headWeight_).t()), features};
}

torch::Tensor FasNetImpl::stageMap(const torch::Tensor& images, int64_t stage) {
  return model_->mapOf(images, stage, BatchStatistics::Running);
}

FasOutput FasNetImpl::fromStage(const torch::Tensor& map, int64_t stage) {
  return head(model_->fromMap(map, stage, BatchStatistics::Running));
}

void FasNetImpl::initialise(uint64_t seed) {
  const torch::NoGradGuard noGrad;
  at::Generator generator = at::detail::createCPUGenerator(seed);
  for (const auto& item : model_->named_parameters()) {
    torch::Tensor parameter = item.value();
    if (parameter.dim() != 4) continue;
    const double deviation = std::sqrt(2.0 / static_cast<double>(parameter.size(0) * parameter.size(2) * parameter.size(3)));
    drawInto(parameter, [&](torch::Tensor& values) { values.normal_(0.0, deviation, generator); });
  }
  initialiseHead(seed);
}

void FasNetImpl::initialiseHead(uint64_t seed) {
  const torch::NoGradGuard noGrad;
  constexpr uint64_t kHeadStream = 0x68656164;  // "head": a stream of its own
  at::Generator generator = at::detail::createCPUGenerator(seed ^ kHeadStream);
  const double bound = 1.0 / std::sqrt(static_cast<double>(headWeight_.size(1)));
  drawInto(headWeight_, [&](torch::Tensor& values) { values.uniform_(-bound, bound, generator); });
}

void FasNetImpl::useChannelsLast() {
  for (torch::Tensor& parameter : parameters())
    if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
}

torch::Tensor FasNetImpl::score(const torch::Tensor& logits) {
  return logits.size(1) == 1 ? logits.select(1, 0) : logits.select(1, 1) - logits.select(1, 0);
}

NamedTensors parametersOf(FasNet& net) {
  NamedTensors parameters;
  for (const auto& item : net->named_parameters()) parameters.emplace_back(item.key(), item.value());
  TORCH_CHECK(!parameters.empty() && parameters.front().first == "model.conv1.weight" &&
                  parameters.back().first == "fc.weight",
              "the network's parameters are not in torchvision's order, then fc.weight");
  return parameters;
}

NamedTensors networkTensors(FasNet& net) {
  NamedTensors tensors = parametersOf(net);
  for (const auto& item : net->named_buffers()) tensors.emplace_back(item.key(), item.value());
  return tensors;
}

}  // namespace gacfas
