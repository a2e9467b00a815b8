#include "viz/LossScale.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "viz/SurfaceShape.h"

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

constexpr std::array kTops{1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0};

/// The value below which nine tenths of these lie; 0 where there are none.
double upperEnd(std::vector<double> values) {
  if (values.empty()) return 0.0;
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 9 / 10);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

void addHeights(const HeightField& field, bool amounts, std::vector<double>& values) {
  for (size_t at = 0; at < field.z.size(); ++at)
    if (field.hasHeight(at)) values.push_back(amounts ? std::abs(field.z[at]) : field.z[at]);
}

/// Of `factors` times powers of ten those within a logarithmic scale, each at least `gap` of it above the one
/// before; a power of ten itself goes before its neighbours.
template <size_t Count>
std::vector<double> logarithmicSteps(const LossScale& scale, const std::array<double, Count>& factors,
                                     double gap) {
  std::vector<double> steps;
  const auto free = [&](double loss) {
    return std::none_of(steps.begin(), steps.end(), [&](double other) {
      return std::abs(scale.share(loss) - scale.share(other)) < gap;
    });
  };
  const auto offer = [&](double loss) {
    if (loss >= scale.low * (1 - kRounding) && loss <= scale.top * (1 + kRounding) && free(loss))
      steps.push_back(loss);
  };
  offer(0.0);
  const int last = static_cast<int>(std::floor(std::log10(scale.top)));
  for (const double factor : factors)
    for (int power = last; power >= last - 3; --power) offer(factor * std::pow(10.0, power));
  std::sort(steps.begin(), steps.end());
  return steps;
}

/// As far as twice its height.
LossScale raisedTo(LossScale scale, const std::vector<double>& losses) {
  double highest = scale.top;
  for (const double loss : losses)
    if (std::isfinite(loss)) highest = std::max(highest, loss);
  if (highest > scale.top) scale.top = std::min(roundUp(highest, kTops), 2 * scale.top);
  return scale;
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

std::vector<double> scaleTicks(const LossScale& scale, int most) {
  if (!scale.logarithmic) return niceTicks(scale.low, scale.top, most);
  return logarithmicSteps(scale, std::array{1.0, 5.0, 2.0}, 0.6 / most);
}

double contourStep(const LossScale& scale, int count) {
  return niceStep((scale.top - scale.low) / count);
}

std::vector<double> contourLevels(const LossScale& scale, int count) {
  std::vector<double> levels;
  if (scale.logarithmic) {
    levels = logarithmicSteps(scale, std::array{1.0, 5.0, 2.0, 3.0, 1.5, 4.0, 7.0}, 0.4 / count);
    std::erase_if(levels, [&](double at) { return scale.share(at) <= 0.001 || scale.share(at) >= 0.999; });
    return levels;
  }
  const double step = contourStep(scale, count);
  for (double at = std::floor(scale.low / step + kRounding) + 1; at * step < scale.top - step * kRounding;
       ++at)
    levels.push_back(at * step);
  return levels;
}

double bandShare(const LossScale& scale, double level) {
  if (level >= scale.top) return 1.0;
  const double low = std::max(level, scale.low);
  const std::vector<double> levels = contourLevels(scale);
  const auto next = std::upper_bound(levels.begin(), levels.end(), low);
  return (scale.share(low) + scale.share(next == levels.end() ? scale.top : *next)) / 2;
}

LossScale automaticScale(const std::vector<const HeightField*>& fields) {
  double logs = 0.0;
  int count = 0;
  for (const HeightField* field : fields) {
    std::vector<double> heights;
    addHeights(*field, false, heights);
    const double end = upperEnd(std::move(heights));
    if (!(end > 0)) continue;
    logs += std::log(end);
    ++count;
  }
  if (count == 0) return {};
  LossScale scale;
  scale.top = roundUp(std::exp(logs / count), kTops);
  std::vector<double> middles;
  for (const HeightField* field : fields) middles.push_back(centreHeight(*field));
  return raisedTo(scale, middles);
}

LossScale raisedTo(LossScale scale, const TrainingPath& path) {
  std::vector<double> losses;
  for (const PathPoint& point : path) losses.push_back(point.loss);
  return raisedTo(scale, losses);
}

LossScale automaticDifferenceScale(const std::vector<const HeightField*>& fields) {
  std::vector<double> amounts;
  for (const HeightField* field : fields) addHeights(*field, true, amounts);
  return differenceScale(roundUp(upperEnd(std::move(amounts)), kTops));
}

}  // namespace gacfas
