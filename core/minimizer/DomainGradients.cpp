#include "core/minimizer/DomainGradients.h"

namespace gacfas {

DomainGradients domainGradients(StepObjective& objective) {
  DomainGradients gradients;
  gradients.ofDomain.resize(static_cast<size_t>(objective.domains()));
  gradients.sum = zerosLike(objective.parameters());
  for (int64_t k = 0; k < objective.domains(); ++k) {
    if (!objective.present(k)) continue;
    TensorList& g = gradients.ofDomain[static_cast<size_t>(k)];
    g = objective.domainGradient(k);
    addScaled(gradients.sum, g);
  }
  return gradients;
}

}  // namespace gacfas
