#pragma once

#include <cstdint>
#include <vector>

#include "core/metrics/Figure.h"

namespace gacfas {

/// Two-sided confidence of every interval here, and its quantile of the normal distribution.
inline constexpr double kConfidence = 0.95;
inline constexpr double kNormalQuantile = 1.9599639845400542;

/// Percentile interval of bootstrap draws: their 2.5 % and 97.5 % quantiles, interpolated linearly between
/// order statistics (Hyndman and Fan's type 7). Draws that are NaN are left out. NaN where fewer than half
/// are left, and where the two quantiles are one: draws that do not differ tell nothing.
Interval percentileInterval(std::vector<double> draws);

/// Exact (Clopper-Pearson) interval of a proportion at its edge: of 0 of n it is [0, 1 - 0.025^(1/n)], of n
/// of n [0.025^(1/n), 1]. `none`: 0 of n. n > 0.
Interval edgeInterval(bool none, int64_t n);

/// value -+ 1.96 standard errors, cut to 0..1.
Interval normalInterval(double value, double standardError);

}  // namespace gacfas
