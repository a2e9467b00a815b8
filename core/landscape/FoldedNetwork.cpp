#include "core/landscape/FoldedNetwork.h"

#include <map>

#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr double kEpsilon = 1e-5;           // of core/model/BatchNorm
constexpr double kNormalizeEpsilon = 1e-12;  // of core/model/FasNet
constexpr int64_t kBlocks = 8;
constexpr size_t kConvolutions = 20;

/// "model.layer1.0.conv2.weight" -> "model.layer1.0.bn2", "...downsample.0.weight" -> "...downsample.1"
std::string batchNormAfter(const std::string& convolution) {
  const std::string module = convolution.substr(0, convolution.rfind('.'));
  const size_t conv = module.rfind("conv");
  if (conv == std::string::npos) return module.substr(0, module.size() - 1) + "1";
  return module.substr(0, conv) + "bn" + module.substr(conv + 4);
}

bool moves(const TensorList& axis, size_t i) {
  return i < axis.size() && axis[i].abs().max().item<double>() != 0.0;
}

/// Axis tensors of the parameters at `places`, scaled as their weights are.
TensorList folded(const TensorList& axis, const std::vector<size_t>& places, const TensorList& scales) {
  TensorList list;
  for (size_t i = 0; i < places.size() && !axis.empty(); ++i) {
    const torch::Tensor value = axis[places[i]].to(torch::kCPU, torch::kFloat64);
    list.push_back(i < scales.size() ? value * scales[i] : value);
  }
  return list;
}

torch::Tensor unitRows(const torch::Tensor& rows) {
  return rows / rows.norm(2, {1}, true).clamp_min(kNormalizeEpsilon);
}

}  // namespace

bool canFold(FasNet& net, const Plane& plane) {
  const NamedTensors states = statesOf(net);
  for (size_t i = 0; i < states.size(); ++i)
    if (states[i].second.dim() < 2 && (moves(plane.x, i) || moves(plane.y, i))) return false;
  for (const TensorList* axis : {&plane.x, &plane.y})
    if (!axis->empty() && axis->size() < parametersOf(net).size()) return false;
  return true;
}

FoldedNetwork::FoldedNetwork(FasNet net, const Plane& plane, Precision precision)
    : half_(precision == Precision::Bf16) {
  const torch::NoGradGuard noGrad;
  std::map<std::string, torch::Tensor> values;
  for (const auto& [name, tensor] : networkTensors(net))
    values[name] = tensor.detach().to(torch::kCPU, torch::kFloat64);
  const NamedTensors parameters = parametersOf(net);
  std::vector<size_t> places;
  TensorList scales, centre;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const auto& [name, tensor] = parameters[i];
    if (tensor.dim() != 4) continue;
    const std::string norm = batchNormAfter(name);
    const torch::Tensor scale = values.at(norm + ".weight") / (values.at(norm + ".running_var") + kEpsilon).sqrt();
    const torch::Tensor shift = values.at(norm + ".bias") - values.at(norm + ".running_mean") * scale;
    scales.push_back(scale.reshape({-1, 1, 1, 1}));
    places.push_back(i);
    shifts_.push_back(shift.to(tensor.device(), half_ ? torch::kBFloat16 : tensor.scalar_type()));
    torch::Tensor weight = torch::empty_like(tensor);
    centre.push_back(weight.copy_(values.at(name) * scales.back()));
  }
  if (places.size() != kConvolutions) throw Error("only the network's own ResNet-18 can be folded");
  places.push_back(parameters.size() - 1);
  centre.push_back(parameters.back().second);
  flat_ = std::make_unique<FlatPlane>(centre, folded(plane.x, places, scales), folded(plane.y, places, scales),
                                      half_);
}

void FoldedNetwork::moveTo(double a, double b) {
  flat_->moveTo(a, b);
}

torch::Tensor FoldedNetwork::convolve(const torch::Tensor& x, size_t number, int64_t stride) const {
  const torch::Tensor& weight = flat_->point()[number];
  return torch::conv2d(x, weight, shifts_[number], stride, weight.size(2) / 2);
}

torch::Tensor FoldedNetwork::block(const torch::Tensor& x, size_t& number, int64_t stride) const {
  const bool shortcut = stride != 1 || flat_->point()[number].size(1) != flat_->point()[number].size(0);
  torch::Tensor out = convolve(convolve(x, number, stride).relu_(), number + 1, 1);
  out += shortcut ? convolve(x, number + 2, stride) : x;
  number += shortcut ? 3 : 2;
  return out.relu_();
}

FasOutput FoldedNetwork::forward(const torch::Tensor& images) {
  const c10::InferenceMode inference;
  torch::Tensor out = half_ ? images.to(torch::kBFloat16) : images;
  out = torch::max_pool2d(convolve(out, 0, 2).relu_(), 3, 2, 1);
  size_t number = 1;
  for (int64_t i = 0; i < kBlocks; ++i) out = block(out, number, i >= 2 && i % 2 == 0 ? 2 : 1);
  const auto type = half_ ? torch::kFloat32 : out.scalar_type();
  const torch::Tensor features = unitRows(out.mean({2, 3}, false, type)), head = flat_->point().back();
  return {torch::matmul(features, unitRows(head.to(type)).t()), features};
}

}  // namespace gacfas
