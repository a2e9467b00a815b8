#include "core/minimizer/Erm.h"

namespace gacfas {

StepDirection Erm::direction(StepObjective& objective, StepObserver*) {
  StepDirection step;
  step.direction = objective.jointGradient(scale_);
  return step;
}

}  // namespace gacfas
