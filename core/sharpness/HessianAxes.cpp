#include "core/sharpness/HessianAxes.h"

#include "core/sharpness/Spectrum.h"

namespace gacfas {

std::vector<HessianAxis> hessianAxes(SharpnessObjective& objective, const torch::Tensor& places,
                                     const LanczosSettings& settings) {
  const Scope all{Scope::kAll, objective.domains()};
  const torch::Tensor centre = objective.centre().detach();
  const auto spread = [&](const torch::Tensor& moved) {
    return torch::zeros_like(centre).index_copy(0, places, moved);
  };
  const LinearOperator apply = [&](const torch::Tensor& v) {
    return hessianTimes(objective, all, spread(v)).index_select(0, places);
  };
  std::vector<HessianAxis> axes;
  for (const RitzPair& pair : lanczos(apply, centre.index_select(0, places), settings).largest) {
    const torch::Tensor& v = pair.vector;
    const bool turned = v[v.abs().argmax().item<int64_t>()].item<double>() < 0.0;
    const torch::Tensor vector = spread(turned ? -v : v);
    axes.push_back({eigenvalueAt(objective, all, vector, places), vector});
  }
  return axes;
}

}  // namespace gacfas
