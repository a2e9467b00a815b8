#include "core/minimizer/Sagm.h"

namespace gacfas {

StepDirection Sagm::direction(StepObjective& objective, StepObserver* observer) {
  StepDirection step;
  const TensorList g = objective.classificationGradient();
  step.direction = objective.contrastiveGradient(/*lastUse=*/true);
  addScaled(step.direction, g);
  step.ermNorm = globalNorm(g);

  TensorList epsilon = copyOf(g);
  toPerturbation(epsilon, objective, settings_);
  addScaled(epsilon, g, -alpha_);
  const TensorList h =
      AscendingPoint(objective, observer, g, step).gradient(kAllDomains, std::move(epsilon), lossOfAllDomains);
  addScaled(step.direction, h);
  return step;
}

}  // namespace gacfas
