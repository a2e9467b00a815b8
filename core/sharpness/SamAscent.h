#pragma once

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

/// max L(theta + eps) - L(theta) over |eps / T| <= rho (Foret et al. 2021, eq. 1; adaptive: Kwon et al. 2021, definition 2), T = 1
/// or adaptiveScale(). By projected ascent in u = eps / T with steps u <- P(u + rho T g / |T g|), whose first one from
/// u = 0 is SAM's own, and from random points of the sphere; the best point seen counts. Ascent finds a local
/// maximum: the figure is a lower bound. `centre` are the face losses at the centre.
SamSharpness measureSam(SharpnessObjective& objective, const Scope& scope, const SharpnessOptions& options, bool adaptive,
                        uint64_t seed, const std::vector<Sample>& centre);

}  // namespace gacfas
