#pragma once

#include "core/minimizer/Minimizer.h"

namespace gacfas {

/// Empirical risk minimisation: d = scale * g + grad F, one forward and one backward pass. With scale 2 it is the clean
/// control of GAC-FAS, whose direction is 2 g + grad F at rho = alpha = 0.
class Erm : public Minimizer {
 public:
  explicit Erm(double scale) : scale_(scale) {}
  StepDirection direction(StepObjective& objective, StepObserver* observer) override;

 private:
  double scale_;
};

}  // namespace gacfas
