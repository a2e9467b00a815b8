#pragma once

#include "core/minimizer/Ascent.h"

namespace gacfas {

/// Sharpness-aware minimisation (Foret et al. 2021) of L: one ascending point of the joint gradient,
/// eps = rho T^2 g / (|T g| + 1e-16), d = grad L(theta + eps) + grad F(theta).
class Sam : public Minimizer {
 public:
  explicit Sam(const AscentSettings& settings) : settings_(settings) {}
  StepDirection direction(StepObjective& objective, StepObserver* observer) override;

 private:
  AscentSettings settings_;
};

}  // namespace gacfas
