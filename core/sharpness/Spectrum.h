#pragma once

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

/// Largest Hessian eigenvalues and the least one of a scope's loss at the centre, by Lanczos. Each value is checked with one
/// more product at its vector u: u' H u, |H u - u' H u u|, and the spread of u' H_g u over the groups.
HessianSpectrum measureSpectrum(SharpnessObjective& objective, const Scope& scope, const SharpnessOptions& options,
                                uint64_t seed);

}  // namespace gacfas
