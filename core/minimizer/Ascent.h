#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/minimizer/Minimizer.h"

namespace gacfas {

/// Radius and shape of the ascent (method.md, "Ascending point"): T = |theta| + eta for tensors whose name contains
/// `weight` when adaptive, else 1.
struct AscentSettings {
  double rho = 0.1;
  double eta = 0.0;
  bool adaptive = true;
};

/// v := rho * T^2 v / (|T v| + 1e-16), in place; the norm runs over all tensors together.
void toPerturbation(TensorList& v, const StepObjective& objective, const AscentSettings& settings);

/// theta + eps for the life of the object, in place; afterwards the weights are what they were, byte for byte.
class PerturbedWeights {
 public:
  PerturbedWeights(const TensorList& parameters, TensorList epsilon);
  ~PerturbedWeights();
  PerturbedWeights(const PerturbedWeights&) = delete;
  PerturbedWeights& operator=(const PerturbedWeights&) = delete;

 private:
  TensorList parameters_;
  TensorList saved_;
};

/// Gradient of `loss` at theta + epsilon, logged against the ERM gradient g. Epsilon's memory is freed before the pass.
class AscendingPoint {
 public:
  using Loss = std::function<LossAndGradient(StepObjective&)>;
  AscendingPoint(StepObjective& objective, StepObserver* observer, const TensorList& ermGradient, StepDirection& step)
      : objective_(objective), observer_(observer), ermGradient_(ermGradient), step_(step) {}
  TensorList gradient(int64_t domain, TensorList epsilon, const Loss& loss);

 private:
  StepObjective& objective_;
  StepObserver* observer_;
  const TensorList& ermGradient_;
  StepDirection& step_;
};

/// L, the loss of all domains, as AscendingPoint wants it.
inline LossAndGradient lossOfAllDomains(StepObjective& objective) { return objective.classificationHere(); }

}  // namespace gacfas
