#pragma once

#include <string>
#include <vector>

#include "core/metrics/Figures.h"
#include "core/metrics/PairedComparison.h"

namespace gacfas::cli {

/// "0.9321 .. 0.9690"; "-" where it is not known.
std::string intervalText(const Interval& interval);

/// "120 live and 240 spoof samples; 95 % intervals by 1000 bootstrap draws over 24 clients"
std::string basisText(const SetFigures& figures);

/// A line a figure: value, interval, counts, and where it applies "n too small". Fractions.
std::string figureTable(const SetFigures& figures);

/// "target EER (oracle): 0.1234"
std::string thresholdTitle(const ThresholdSource& source, double threshold);

/// What comparisons of the same two models at several thresholds say, what is common once.
std::vector<std::string> comparisonLines(const std::vector<PairedComparison>& comparisons,
                                         const std::string& nameA, const std::string& nameB);

}  // namespace gacfas::cli
