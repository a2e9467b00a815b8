#include "core/sharpness/Spectrum.h"

#include "core/sharpness/Lanczos.h"

namespace gacfas {

namespace {

HessianEigenvalue checked(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& u) {
  const std::vector<double> weights = weightsIn(scope, objective.groups());
  torch::Tensor sum = torch::zeros_like(u);
  std::vector<Sample> forms;
  for (size_t g = 0; g < weights.size(); ++g) {
    if (weights[g] == 0.0) continue;
    const FaceGroup& group = objective.groups()[g];
    const torch::Tensor product = objective.hessianTimes(u, g);
    sum.add_(product, weights[g]);
    forms.push_back({group.domain, static_cast<double>(group.faces.size()), innerProduct(u, product)});
  }
  const FaceMean mean = meanOver(scope, forms);
  return {mean.value, (sum - mean.value * u).norm().item<double>(), mean.faceError};
}

}  // namespace

HessianSpectrum measureSpectrum(SharpnessObjective& objective, const Scope& scope, const SharpnessOptions& options,
                                uint64_t seed) {
  const LinearOperator apply = [&](const torch::Tensor& v) { return hessianTimes(objective, scope, v); };
  const LanczosResult found = lanczos(apply, objective.centre(),
                                      {options.eigenvalues, options.lanczosSteps, options.tolerance, seed});
  HessianSpectrum spectrum;
  spectrum.steps = found.steps;
  spectrum.converged = found.converged;
  for (const RitzPair& pair : found.largest) spectrum.largest.push_back(checked(objective, scope, pair.vector));
  spectrum.least = checked(objective, scope, found.least.vector);
  return spectrum;
}

}  // namespace gacfas
