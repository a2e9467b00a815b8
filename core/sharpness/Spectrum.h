#pragma once

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

/// u' H u of a scope's loss for a unit vector u, with |H u - u' H u u| and the standard error over faces: one more product of
/// each group. `places` int64, undefined: all; the residual is taken over these entries.
HessianEigenvalue eigenvalueAt(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& u,
                               const torch::Tensor& places = {});

/// Largest Hessian eigenvalues and the least one of a scope's loss at the centre, by Lanczos. Each value is checked with one
/// more product at its vector u: u' H u, |H u - u' H u u|, and the spread of u' H_g u over the groups.
HessianSpectrum measureSpectrum(SharpnessObjective& objective, const Scope& scope, const SharpnessOptions& options,
                                uint64_t seed);

}  // namespace gacfas
