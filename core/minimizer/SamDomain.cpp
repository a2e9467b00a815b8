#include "core/minimizer/SamDomain.h"

#include "core/minimizer/DomainGradients.h"

namespace gacfas {

StepDirection SamDomain::direction(StepObjective& objective, StepObserver* observer) {
  StepDirection step;
  DomainGradients g = domainGradients(objective);
  step.direction = objective.contrastiveGradient(/*lastUse=*/true);
  step.ermNorm = globalNorm(g.sum);

  AscendingPoint point(objective, observer, g.sum, step);
  for (int64_t k = 0; k < objective.domains(); ++k) {
    if (!objective.present(k)) continue;
    TensorList epsilon = std::move(g.ofDomain[static_cast<size_t>(k)]);
    toPerturbation(epsilon, objective, settings_);
    addScaled(step.direction,
              point.gradient(k, std::move(epsilon), [k](StepObjective& o) { return o.domainHere(k); }));
  }
  return step;
}

}  // namespace gacfas
