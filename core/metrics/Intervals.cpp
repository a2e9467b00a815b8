#include "core/metrics/Intervals.h"

#include <algorithm>
#include <cmath>

namespace gacfas {
namespace {

double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<size_t>(place);
  const size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace

Interval percentileInterval(std::vector<double> draws) {
  const size_t all = draws.size();
  std::erase_if(draws, [](double draw) { return std::isnan(draw); });
  if (draws.empty() || 2 * draws.size() < all) return {};
  std::sort(draws.begin(), draws.end());
  const double tail = (1.0 - kConfidence) / 2.0;
  const Interval interval{quantile(draws, tail), quantile(draws, 1.0 - tail)};
  return interval.low < interval.high ? interval : Interval{};
}

Interval edgeInterval(bool none, int64_t n) {
  const double share = std::pow((1.0 - kConfidence) / 2.0, 1.0 / static_cast<double>(n));
  return none ? Interval{0.0, 1.0 - share} : Interval{share, 1.0};
}

Interval normalInterval(double value, double standardError) {
  if (std::isnan(standardError)) return {};
  const double reach = kNormalQuantile * standardError;
  return {std::max(0.0, value - reach), std::min(1.0, value + reach)};
}

}  // namespace gacfas
