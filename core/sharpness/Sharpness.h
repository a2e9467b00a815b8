#pragma once

#include <functional>
#include <string>

#include "core/sharpness/Curvature.h"

namespace gacfas {

/// What a measurement goes through the network, in forward passes of one face: a gradient counts as 3, a
/// Hessian-vector product as 15 (measured for ResNet-18 on a CPU).
namespace sharpness_cost {
constexpr int64_t kForward = 1;
constexpr int64_t kGradient = 3;
constexpr int64_t kHessian = 15;
}  // namespace sharpness_cost

/// Called after every pass with its cost, with the name of what is being measured. May throw to end the work.
using PassHook = std::function<void(const std::string& what, int64_t cost)>;

/// Upper bound of the cost, in forward passes of one face: Lanczos may end early.
int64_t sharpnessCost(const SharpnessObjective& objective, const SharpnessOptions& options);

/// Everything the options ask for, of all domains and of each. `names` are the domains', `seed` that of directions, probes
/// and starts.
std::vector<SharpnessFigures> measureSharpness(SharpnessObjective& objective, const std::vector<std::string>& names,
                                               const DirectionSource& directions, const SharpnessOptions& options,
                                               uint64_t seed, const PassHook& afterPass);

}  // namespace gacfas
