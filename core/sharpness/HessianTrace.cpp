#include "core/sharpness/HessianTrace.h"

#include "core/types/Random.h"

namespace gacfas {

torch::Tensor drawRademacher(const torch::Tensor& like, uint64_t seed, int64_t probe) {
  constexpr uint64_t kStream = 0x7261646d63687221;  // apart from the other uses of the seed
  Random random({kStream, seed, static_cast<uint64_t>(probe)});
  torch::Tensor signs = torch::empty({like.numel()}, torch::kFloat32);
  float* const data = signs.data_ptr<float>();
  uint64_t bits = 0;
  for (int64_t i = 0; i < signs.numel(); ++i, bits >>= 1) {
    if (i % 64 == 0) bits = random.next();
    data[i] = (bits & 1) != 0 ? 1.0F : -1.0F;
  }
  return signs.to(like.options().requires_grad(false));
}

std::vector<std::vector<Sample>> traceDraws(SharpnessObjective& objective, int64_t probes, uint64_t seed) {
  std::vector<std::vector<Sample>> draws;
  const torch::Tensor like = objective.centre();
  for (int64_t probe = 0; probe < probes; ++probe)
    draws.push_back(quadraticForms(objective, drawRademacher(like, seed, probe)));
  return draws;
}

}  // namespace gacfas
