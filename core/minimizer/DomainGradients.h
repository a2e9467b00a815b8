#pragma once

#include "core/minimizer/Minimizer.h"

namespace gacfas {

/// g_k = grad l_k(theta) of every domain present, an empty list where one is absent, and their sum g.
struct DomainGradients {
  std::vector<TensorList> ofDomain;
  TensorList sum;
};

DomainGradients domainGradients(StepObjective& objective);

}  // namespace gacfas
