#pragma once

#include <algorithm>
#include <vector>

namespace gacfas {

/// Of one value or more; the mean of the two in the middle where their number is even.
inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

}  // namespace gacfas
