#pragma once

#include "core/landscape/SurfaceFill.h"

namespace gacfas::test {

/// A small network with weights, scales and running statistics that are no special case.
inline FasNet tinyNet(uint64_t seed, int64_t classes = 1) {
  FasNet net(FasNetOptions{/*width=*/2, classes});
  net->initialise(seed);
  const torch::NoGradGuard noGrad;
  torch::manual_seed(static_cast<int64_t>(seed));
  for (auto& item : net->named_parameters())
    if (item.value().dim() == 1) item.value().add_(0.1 * torch::randn_like(item.value()));
  for (auto& item : net->named_buffers()) {
    if (item.key().find("running_mean") != std::string::npos) item.value().normal_(0.0, 0.3);
    if (item.key().find("running_var") != std::string::npos) item.value().uniform_(0.5, 1.5);
  }
  return net;
}

/// Ten drawn faces of three domains, which have 5, 3 and 2.
inline LandscapeFaces drawnFaces(int64_t size = 32) {
  torch::manual_seed(5);
  return {torch::randn({10, 3, size, size}),
          {1, 0, 1, 0, 0, 1, 1, 0, 1, 0},
          {0, 0, 1, 2, 0, 1, 0, 0, 2, 1},
          {"north", "east", "south"}};
}

/// fillSurface() with one worker.
inline void fill(SurfaceSampler& sampler, LandscapeGrid& grid, JobControl& control, const SurfaceFill& how = {}) {
  fillSurface({&sampler}, grid, control, how);
}
inline void fill(SurfaceSampler&& sampler, LandscapeGrid& grid, JobControl& control, const SurfaceFill& how = {}) {
  fill(sampler, grid, control, how);
}

/// Bytes of all weights, for equality to the last bit.
inline std::vector<torch::Tensor> copyOf(FasNet& net) {
  std::vector<torch::Tensor> copies;
  for (const torch::Tensor& parameter : net->parameters()) copies.push_back(parameter.detach().clone());
  for (const torch::Tensor& buffer : net->buffers()) copies.push_back(buffer.detach().clone());
  return copies;
}

inline bool sameBytes(const std::vector<torch::Tensor>& a, const std::vector<torch::Tensor>& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i)
    if (!torch::equal(a[i], b[i])) return false;
  return true;
}

}  // namespace gacfas::test
