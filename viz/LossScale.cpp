#include "viz/LossScale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gacfas {
namespace {

constexpr double kRounding = 1e-9;

/// The smallest of `factors` times a power of ten that is not below `value`.
template <size_t Count>
double roundUp(double value, const std::array<double, Count>& factors) {
  if (!(value > 0) || !std::isfinite(value)) return 1.0;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double factor : factors)
    if (factor * power >= value * (1 - kRounding)) return factor * power;
  return 10 * power;
}

/// The loss below which nine tenths of a surface lie; 0 where nothing is known.
double upperEnd(const HeightField& field) {
  std::vector<double> heights;
  for (size_t at = 0; at < field.z.size(); ++at)
    if (field.hasHeight(at)) heights.push_back(field.z[at]);
  if (heights.empty()) return 0.0;
  const auto place = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 9 / 10);
  std::nth_element(heights.begin(), place, heights.end());
  return *place;
}

}  // namespace

double niceStep(double step) {
  return roundUp(step, std::array{1.0, 2.0, 2.5, 5.0});
}

std::vector<double> niceTicks(double low, double high, int most) {
  const double step = niceStep((high - low) / most);
  std::vector<double> ticks;
  for (double at = std::ceil(low / step - kRounding); at * step <= high + step * kRounding; ++at)
    ticks.push_back(at * step + 0.0);
  return ticks;
}

double contourStep(const LossScale& scale, int count) {
  return niceStep((scale.top - scale.low) / count);
}

std::vector<double> contourLevels(const LossScale& scale, int count) {
  const double step = contourStep(scale, count);
  std::vector<double> levels;
  for (double at = std::floor(scale.low / step + kRounding) + 1; at * step < scale.top - step * kRounding;
       ++at)
    levels.push_back(at * step);
  return levels;
}

LossScale automaticScale(const std::vector<const HeightField*>& fields) {
  double logs = 0.0;
  int count = 0;
  for (const HeightField* field : fields) {
    const double end = upperEnd(*field);
    if (!(end > 0)) continue;
    logs += std::log(end);
    ++count;
  }
  if (count == 0) return {};
  LossScale scale;
  scale.top = roundUp(std::exp(logs / count), std::array{1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0});
  return scale;
}

}  // namespace gacfas
