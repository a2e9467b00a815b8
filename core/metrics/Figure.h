#pragma once

#include <cstdint>
#include <limits>

namespace gacfas {

/// Persons or videos that a bootstrap draws from: with fewer its intervals are known to be too narrow ...
inline constexpr int64_t kFewUnits = 20;
/// ... and with so few that no verdict is given on them.
inline constexpr int64_t kFewestUnits = 10;

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
  bool tooSmall = false;  ///< n too small: no sample erred, or the limit it is taken at is under one sample
};

}  // namespace gacfas
