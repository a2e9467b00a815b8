#pragma once

#include <string>

#include "core/sharpness/Curvature.h"
#include "core/sharpness/WatchedObjective.h"

namespace gacfas {

/// Upper bound of the cost, in forward passes of one face: Lanczos may end early.
int64_t sharpnessCost(const SharpnessObjective& objective, const SharpnessOptions& options);

/// Everything the options ask for, of all domains and of each. `names` are the domains', `seed` that of directions, probes
/// and starts.
std::vector<SharpnessFigures> measureSharpness(SharpnessObjective& objective, const std::vector<std::string>& names,
                                               const DirectionSource& directions, const SharpnessOptions& options,
                                               uint64_t seed, const PassHook& afterPass);

}  // namespace gacfas
