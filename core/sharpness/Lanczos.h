#pragma once

#include <functional>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas {

using LinearOperator = std::function<torch::Tensor(const torch::Tensor&)>;

struct LanczosSettings {
  int64_t wanted = 3;       ///< largest eigenvalues
  int64_t maxSteps = 30;    ///< products with the operator; memory: as many vectors
  double tolerance = 0.01;  ///< residual bound of each wanted value, relative to the greatest magnitude
  uint64_t seed = 0;        ///< of the start vector
};

struct RitzPair {
  double value = 0.0;
  torch::Tensor vector;  ///< [P], unit length
};

struct LanczosResult {
  std::vector<RitzPair> largest;  ///< falling; fewer than wanted where there are fewer dimensions or steps
  RitzPair least;                 ///< the other end of the spectrum, which has no tolerance
  int64_t steps = 0;
  bool converged = false;  ///< all wanted values within the tolerance
};

/// Eigenvalues of a symmetric operator on vectors like `like` [P], by Lanczos (1950) with each new vector
/// orthogonalised twice against all before it, so that no value comes back as a ghost. Where the subspace is
/// exhausted it goes on with a fresh random vector: that finds multiple eigenvalues.
LanczosResult lanczos(const LinearOperator& apply, const torch::Tensor& like, const LanczosSettings& settings);

}  // namespace gacfas
