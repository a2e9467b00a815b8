#include "core/sharpness/SharpnessObjective.h"

#include "core/types/Random.h"

namespace gacfas {

std::vector<Sample> faceLosses(SharpnessObjective& objective, const torch::Tensor& theta) {
  std::vector<Sample> samples;
  for (size_t g = 0; g < objective.groups().size(); ++g) {
    const torch::Tensor losses = objective.losses(theta, g);
    const double* const data = losses.data_ptr<double>();
    for (int64_t i = 0; i < losses.numel(); ++i) samples.push_back({objective.groups()[g].domain, 1.0, data[i]});
  }
  return samples;
}

std::vector<Sample> quadraticForms(SharpnessObjective& objective, const torch::Tensor& v) {
  std::vector<Sample> forms;
  for (size_t g = 0; g < objective.groups().size(); ++g) {
    const FaceGroup& group = objective.groups()[g];
    forms.push_back({group.domain, static_cast<double>(group.faces.size()), innerProduct(v, objective.hessianTimes(v, g))});
  }
  return forms;
}

torch::Tensor hessianTimes(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& v) {
  const std::vector<double> weights = weightsIn(scope, objective.groups());
  torch::Tensor sum = torch::zeros_like(v);
  for (size_t g = 0; g < weights.size(); ++g)
    if (weights[g] != 0.0) sum.add_(objective.hessianTimes(v, g), weights[g]);
  return sum;
}

ScopeSlope slopeOf(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& theta) {
  const std::vector<double> weights = weightsIn(scope, objective.groups());
  ScopeSlope sum{0.0, torch::zeros_like(theta)};
  for (size_t g = 0; g < weights.size(); ++g) {
    if (weights[g] == 0.0) continue;
    const SharpnessObjective::Slope slope = objective.slope(theta, g);
    sum.loss += weights[g] * slope.losses.mean().item<double>();
    sum.gradient.add_(slope.gradient, weights[g]);
  }
  return sum;
}

double innerProduct(const torch::Tensor& a, const torch::Tensor& b) {
  return (a * b).sum(torch::kFloat64).item<double>();
}

torch::Tensor drawNormal(const torch::Tensor& like, std::initializer_list<uint64_t> keys) {
  Random random(keys);
  torch::Tensor values = torch::empty({like.numel()}, torch::kFloat32);
  float* const data = values.data_ptr<float>();
  for (int64_t i = 0; i < values.numel(); ++i) data[i] = static_cast<float>(random.normal());
  return values.to(like.options().requires_grad(false));
}

}  // namespace gacfas
