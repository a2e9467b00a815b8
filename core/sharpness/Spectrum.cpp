#include "core/sharpness/Spectrum.h"

#include "core/sharpness/Lanczos.h"

namespace gacfas {

HessianEigenvalue eigenvalueAt(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& u,
                               const torch::Tensor& places) {
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
  torch::Tensor rest = sum - mean.value * u;
  if (places.defined()) rest = rest.index_select(0, places);
  return {mean.value, rest.norm().item<double>(), mean.faceError};
}

HessianSpectrum measureSpectrum(SharpnessObjective& objective, const Scope& scope, const SharpnessOptions& options,
                                uint64_t seed) {
  const LinearOperator apply = [&](const torch::Tensor& v) { return hessianTimes(objective, scope, v); };
  const LanczosResult found = lanczos(apply, objective.centre(),
                                      {options.eigenvalues, options.lanczosSteps, options.tolerance, seed});
  HessianSpectrum spectrum;
  spectrum.steps = found.steps;
  spectrum.converged = found.converged;
  for (const RitzPair& pair : found.largest) spectrum.largest.push_back(eigenvalueAt(objective, scope, pair.vector));
  spectrum.least = eigenvalueAt(objective, scope, found.least.vector);
  return spectrum;
}

}  // namespace gacfas
