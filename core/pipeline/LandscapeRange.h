#pragma once

#include <functional>
#include <vector>

#include "core/types/LandscapeOptions.h"

namespace gacfas {

/// Range of an axis, found by a walk in steps of sqrt(2) (each rounded to two digits) until the larger of
/// loss(-r) and loss(r) is `factor` times loss(0) or is not finite any more: [-r, r]. `loss` is measured at
/// about ten points. Ends at 1/1024 and 128 whatever the loss does.
AxisRange probeRange(const std::function<double(double)>& loss, double factor, int64_t points);

/// Range that covers the values and 0 with a fifth of their span on either side.
AxisRange coveringRange(const std::vector<double>& values, int64_t points);

}  // namespace gacfas
