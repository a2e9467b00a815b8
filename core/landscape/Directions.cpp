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

TensorList makeAxis(const TensorList& weights, const DirectionRecipe& recipe, uint64_t axis) {
  TensorList directions = drawNoise(weights, recipe.seed, axis);
  for (size_t i = 0; i < weights.size(); ++i)
    normaliseByFilter(directions[i], weights[i], recipe.ignoreBiasBn);
  return directions;
}

}  // namespace

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

void normaliseByFilter(torch::Tensor& direction, const torch::Tensor& weight, bool ignoreBiasBn) {
  const torch::NoGradGuard noGrad;
  if (direction.dim() > 1) {
    const torch::Tensor w = weight.detach().to(torch::kCPU);
    direction.mul_(filterNorms(w) / (filterNorms(direction) + kNormEpsilon));
  } else if (ignoreBiasBn) {
    direction.zero_();
  } else {
    direction.copy_(weight);
  }
}

Plane makePlane(FasNet& net, const DirectionRecipe& recipe) {
  TensorList weights;
  for (auto& [name, parameter] : parametersOf(net)) weights.push_back(parameter);
  return {makeAxis(weights, recipe, 0), makeAxis(weights, recipe, 1)};
}

}  // namespace gacfas
