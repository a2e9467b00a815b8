#include "core/pipeline/LandscapeRange.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

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

ProbedRange probeRange(const std::function<double(double)>& loss, double factor, int64_t points) {
  constexpr int kLeast = -20, kMost = 14;  // 1/1024 .. 128
  constexpr double kNearlyAll = 0.95;
  const double wanted = factor * loss(0.0);
  std::map<int, double> seen;  // step -> larger loss of the two ends, infinite where it is not finite
  const auto height = [&](int step) {
    const double low = loss(-rangeOf(step)), high = loss(rangeOf(step));
    const bool finite = std::isfinite(low) && std::isfinite(high);
    return seen[step] = finite ? std::max(low, high) : std::numeric_limits<double>::infinity();
  };
  const auto found = [&](int step, bool reached) {
    return ProbedRange{{-rangeOf(step), rangeOf(step), points}, reached};
  };
  int step = 0;
  if (height(step) >= wanted) {
    while (step > kLeast && height(step - 1) >= wanted) --step;
    return found(step, true);
  }
  while (step < kMost)
    if (height(++step) >= wanted) return found(step, true);
  double most = 0.0;
  for (const auto& [number, value] : seen) most = std::max(most, value);
  const auto level = std::find_if(seen.begin(), seen.end(),
                                  [&](const auto& one) { return one.second >= kNearlyAll * most; });
  return found(level->first, false);
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
