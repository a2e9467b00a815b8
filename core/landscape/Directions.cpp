#include "core/landscape/Directions.h"

#include "core/types/Random.h"

namespace gacfas {

namespace {

constexpr double kNormEpsilon = 1e-10;

/// Norm of each slice along dimension 0, shaped so that it multiplies the tensor. Summed in float64: a long
/// filter loses digits otherwise.
torch::Tensor filterNorms(const torch::Tensor& tensor) {
  std::vector<int64_t> inner(static_cast<size_t>(tensor.dim() - 1));
  for (size_t i = 0; i < inner.size(); ++i) inner[i] = static_cast<int64_t>(i) + 1;
  return torch::linalg_vector_norm(tensor, 2, inner, /*keepdim=*/true, torch::kFloat64);
}

torch::Tensor layerNorm(const torch::Tensor& tensor) {
  return torch::linalg_vector_norm(tensor, 2, {}, /*keepdim=*/false, torch::kFloat64);
}

void scaleTo(torch::Tensor& direction, const torch::Tensor& w, DirectionNorm norm) {
  switch (norm) {
    case DirectionNorm::Filter:
      direction.mul_(filterNorms(w) / (filterNorms(direction) + kNormEpsilon));
      return;
    case DirectionNorm::Layer:
      direction.mul_(layerNorm(w) / (layerNorm(direction) + kNormEpsilon));
      return;
    case DirectionNorm::Weight:
      direction.mul_(w);
      return;
    case DirectionNorm::DFilter:
      direction.div_(filterNorms(direction) + kNormEpsilon);
      return;
    case DirectionNorm::DLayer:
      direction.div_(layerNorm(direction) + kNormEpsilon);
      return;
    case DirectionNorm::None:
      return;
  }
}

bool isStatistic(const std::string& name) {
  return name.ends_with(".running_mean") || name.ends_with(".running_var");
}

}  // namespace

NamedTensors statesOf(FasNet& net) {
  NamedTensors states = parametersOf(net);
  for (const auto& item : net->named_buffers())
    if (isStatistic(item.key())) states.emplace_back(item.key(), item.value());
  return states;
}

TensorList drawNoise(const TensorList& like, uint64_t seed, uint64_t axis) {
  constexpr uint64_t kStream = 0x6c616e6473636170;  // "landscap": apart from the other uses of the seed
  TensorList noise;
  noise.reserve(like.size());
  for (size_t i = 0; i < like.size(); ++i) {
    Random random({kStream, seed, axis, i});
    torch::Tensor values = torch::empty(like[i].sizes(), torch::kFloat32);
    float* const data = values.data_ptr<float>();
    for (int64_t k = 0; k < values.numel(); ++k) data[k] = static_cast<float>(random.normal());
    noise.push_back(values);
  }
  return noise;
}

void normaliseDirection(torch::Tensor& direction, const torch::Tensor& weight, DirectionNorm norm,
                        bool ignoreBiasBn) {
  const torch::NoGradGuard noGrad;
  if (direction.dim() > 1) {
    scaleTo(direction, weight.detach().to(torch::kCPU), norm);
  } else if (ignoreBiasBn) {
    direction.zero_();
  } else {
    direction.copy_(weight);
  }
}

void normaliseByFilter(torch::Tensor& direction, const torch::Tensor& weight, bool ignoreBiasBn) {
  normaliseDirection(direction, weight, DirectionNorm::Filter, ignoreBiasBn);
}

TensorList randomAxis(FasNet& net, const AxisRecipe& recipe, uint64_t seed, uint64_t number) {
  TensorList weights;
  const NamedTensors moved = recipe.tensors == AxisTensors::States ? statesOf(net) : parametersOf(net);
  for (const auto& [name, tensor] : moved) weights.push_back(tensor);
  TensorList directions = drawNoise(weights, seed, number);
  for (size_t i = 0; i < weights.size(); ++i)
    normaliseDirection(directions[i], weights[i], recipe.norm, recipe.ignoreBiasBn);
  return directions;
}

Plane makePlane(FasNet& net, const DirectionRecipe& recipe) {
  Plane plane{randomAxis(net, recipe.x, recipe.seed, 0), {}};
  if (recipe.shape == LandscapeShape::Plane) plane.y = randomAxis(net, recipe.y, recipe.seed, 1);
  return plane;
}

}  // namespace gacfas
