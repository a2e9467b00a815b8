#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/types/Sharpness.h"

namespace gacfas::cli {

/// A figure a line, a column for each set of figures ("all", a domain, or a run), with the errors beside and below.
std::string sharpnessTable(const std::vector<std::pair<std::string, SharpnessFigures>>& columns,
                           const SharpnessOptions& options);

/// What the errors of the table mean.
std::string sharpnessLegend(const SharpnessOptions& options);

/// Faults to know of: eigenvalues that did not converge.
std::vector<std::string> sharpnessWarnings(const SharpnessReport& report);

}  // namespace gacfas::cli
