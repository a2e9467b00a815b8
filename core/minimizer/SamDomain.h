#pragma once

#include "core/minimizer/Ascent.h"

namespace gacfas {

/// SAM of each domain alone: eps_k = rho T^2 g_k / (|T g_k| + 1e-16), d = sum_k grad l_k(theta + eps_k) + grad F(theta).
class SamDomain : public Minimizer {
 public:
  explicit SamDomain(const AscentSettings& settings) : settings_(settings) {}
  StepDirection direction(StepObjective& objective, StepObserver* observer) override;

 private:
  AscentSettings settings_;
};

}  // namespace gacfas
