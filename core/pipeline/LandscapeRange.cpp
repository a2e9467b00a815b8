#include "core/pipeline/LandscapeRange.h"

#include <algorithm>
#include <cmath>

namespace gacfas {

namespace {

/// 0.7071 -> 0.71
double twoDigits(double value) {
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
  const double digits = std::round(value / unit);
  return unit < 1.0 ? digits / std::round(1.0 / unit) : digits * unit;
}

double rangeOf(int step) {
  return twoDigits(std::pow(2.0, step / 2.0));
}

}  // namespace

AxisRange probeRange(const std::function<double(double)>& loss, double factor, int64_t points) {
  constexpr int kLeast = -20, kMost = 14;  // 1/1024 .. 128
  const double wanted = factor * loss(0.0);
  const auto reaches = [&](int step) {
    for (const double value : {loss(-rangeOf(step)), loss(rangeOf(step))})
      if (!(value < wanted)) return true;  // NaN counts
    return false;
  };
  int step = 0;
  if (reaches(step)) {
    while (step > kLeast && reaches(step - 1)) --step;
  } else {
    while (step < kMost && !reaches(++step)) {
    }
  }
  return {-rangeOf(step), rangeOf(step), points};
}

AxisRange coveringRange(const std::vector<double>& values, int64_t points) {
  double low = 0.0, high = 0.0;
  for (const double value : values) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low == high) return {-1.0, 1.0, points};
  const double margin = 0.2 * (high - low);
  return {low - margin, high + margin, points};
}

}  // namespace gacfas
