#pragma once

#include <functional>
#include <vector>

#include "core/types/LandscapeOptions.h"

namespace gacfas {

/// What probing along an axis found.
struct ProbedRange {
  AxisRange range;
  bool reached = true;  ///< the loss asked for
};

/// Range of an axis, found by a walk in steps of sqrt(2) (each rounded to two digits) until the larger of
/// loss(-r) and loss(r) is `factor` times loss(0) or is not finite any more: [-r, r]. `loss` is measured at
/// about ten points. Where no r from 1/1024 to 128 reaches it, as a loss that levels off may not, r is the
/// least one with 95 % of the largest loss seen.
ProbedRange probeRange(const std::function<double(double)>& loss, double factor, int64_t points);

/// Range that covers the values and 0 with a fifth of their span on either side.
AxisRange coveringRange(const std::vector<double>& values, int64_t points);

}  // namespace gacfas
