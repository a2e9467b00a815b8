#pragma once

#include "core/minimizer/Ascent.h"

namespace gacfas {

/// Sharpness-Aware Gradient Matching (Wang et al., CVPR 2023): eps = rho T^2 g / (|T g| + 1e-16) - alpha g,
/// d = g + grad L(theta + eps) + grad F(theta).
class Sagm : public Minimizer {
 public:
  Sagm(const AscentSettings& settings, double alpha) : settings_(settings), alpha_(alpha) {}
  StepDirection direction(StepObjective& objective, StepObserver* observer) override;

 private:
  AscentSettings settings_;
  double alpha_;
};

}  // namespace gacfas
