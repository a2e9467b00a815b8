#pragma once

#include <cstdint>
#include <limits>

namespace gacfas {

/// Bounds of a confidence interval; NaN where the samples do not tell.
struct Interval {
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
};

/// One figure as it should be read: never without its counts and its interval.
struct Figure {
  double value = std::numeric_limits<double>::quiet_NaN();  ///< a fraction, 0..1
  Interval interval = {};                                   ///< 95 %
  int64_t count = 0;                                        ///< samples that make up the rate
  int64_t total = 0;                                        ///< of so many
  bool tooSmall = false;  ///< n too small: the rate, or the limit it is taken at, is under one sample
};

}  // namespace gacfas
