#pragma once

#include <vector>

#include "app/cli/Json.h"
#include "core/metrics/Figures.h"
#include "core/metrics/PairedComparison.h"

namespace gacfas::cli {

/// A figure is value, low, high, count, total, too_small; bounds that are not known are null.
Json toJson(const SetFigures& figures);
/// Comparisons of the same two models at several thresholds.
Json toJson(const std::vector<PairedComparison>& comparisons);

}  // namespace gacfas::cli
