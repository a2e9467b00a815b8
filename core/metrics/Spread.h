#pragma once

#include <vector>

namespace gacfas {

/// Mean and population standard deviation: over evaluations of one run, never over seeds in the same cell.
struct Spread {
  double mean = 0.0;
  double deviation = 0.0;
};

/// Of at least one value.
Spread spreadOf(const std::vector<double>& values);

}  // namespace gacfas
