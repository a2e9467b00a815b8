#pragma once

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

/// Rademacher vector number `probe` in the shape of `like`: +1 or -1 with equal chance, a pure function of seed and probe.
torch::Tensor drawRademacher(const torch::Tensor& like, uint64_t seed, int64_t probe);

/// Hutchinson's estimator (1990) of the trace: z' H_g z of each group for each of `probes` Rademacher vectors z; their mean
/// is unbiased, with variance 2 sum of squares of H off its diagonal.
std::vector<std::vector<Sample>> traceDraws(SharpnessObjective& objective, int64_t probes, uint64_t seed);

}  // namespace gacfas
