#pragma once

#include <array>

namespace gacfas {

/// Red, green, blue, each 0..1.
using Rgb = std::array<double, 3>;

/// Moreland's diverging map from blue (0) over light grey (0.5) to red (1); outside 0..1 the ends.
Rgb coolToWarm(double t);
/// A diverging map of the same kind from purple (0) to orange (1), for differences: not to be taken for losses.
Rgb purpleToOrange(double t);
/// Matplotlib's viridis, dark violet (0) to yellow (1), linear between eleven of its colours; outside 0..1
/// the ends.
Rgb viridis(double t);

}  // namespace gacfas
