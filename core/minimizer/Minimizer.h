#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/loss/StepObjective.h"
#include "core/tensor/TensorList.h"
#include "core/tensor/Torch.h"
#include "core/types/Config.h"

namespace gacfas {

/// The ascending point of all domains together (sam, sagm); other points carry their domain's number.
constexpr int64_t kAllDomains = -1;

/// What is logged of one ascending point; 0-d tensors, so that a step synchronises once.
struct AscentValues {
  int64_t domain = kAllDomains;
  torch::Tensor cosine;         ///< between the gradient there and the ERM gradient g
  torch::Tensor gradientNorm;   ///< of the gradient there
  torch::Tensor loss;           ///< there
};

/// Update direction d of one step, before momentum and weight decay.
struct StepDirection {
  TensorList direction;         ///< like the objective's parameters
  torch::Tensor ermNorm;        ///< |g|; undefined for erm, which never takes g alone
  std::vector<AscentValues> ascents;
};

/// Looks on while a step is made; for `gacfas trace-step`.
class StepObserver {
 public:
  virtual ~StepObserver() = default;
  virtual void onPerturbation(int64_t domain, const TensorList& epsilon) = 0;
  virtual void onAscendedGradient(int64_t domain, const TensorList& gradient) = 0;
};

/// One training algorithm: how the losses of a step become a direction (method.md, "One GAC-FAS step" and relatives).
class Minimizer {
 public:
  virtual ~Minimizer() = default;
  /// Called after objective.forwardAtTheta(). Leaves the weights as they were, byte for byte.
  virtual StepDirection direction(StepObjective& objective, StepObserver* observer = nullptr) = 0;
};

/// The minimiser that a config asks for; `warming` gives the plain d = g + grad F of the epochs before it starts.
std::unique_ptr<Minimizer> makeMinimizer(const Config& config, bool warming);

}  // namespace gacfas
