#include "viz/SurfaceShape.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gacfas {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

size_t nearestMiddle(const std::vector<double>& axis) {
  const double middle = (axis.front() + axis.back()) / 2;
  return static_cast<size_t>(
      std::min_element(axis.begin(), axis.end(),
                       [=](double a, double b) { return std::abs(a - middle) < std::abs(b - middle); }) -
      axis.begin());
}

}  // namespace

double centreHeight(const HeightField& field) {
  const size_t at = field.index(nearestMiddle(field.x), nearestMiddle(field.y));
  return field.hasHeight(at) ? field.z[at] : kNone;
}

Rise riseWithin(const HeightField& field, double radius) {
  const size_t cx = nearestMiddle(field.x), cy = nearestMiddle(field.y);
  const double centre = centreHeight(field), halfX = (field.x.back() - field.x.front()) / 2,
               halfY = (field.y.back() - field.y.front()) / 2;
  Rise rise{0.0, -std::numeric_limits<double>::infinity(), 0};
  for (size_t at = 0; at < field.z.size(); ++at) {
    const size_t ix = at % field.x.size(), iy = at / field.x.size();
    const double away = std::hypot((field.x[ix] - field.x[cx]) / halfX, (field.y[iy] - field.y[cy]) / halfY);
    if (!field.hasHeight(at) || away > radius * (1 + 1e-9) || away == 0.0) continue;
    rise.mean += field.z[at] - centre;
    rise.worst = std::max(rise.worst, field.z[at] - centre);
    ++rise.points;
  }
  if (rise.points == 0 || !std::isfinite(centre)) return {kNone, kNone, 0};
  rise.mean /= static_cast<double>(rise.points);
  return rise;
}

double shareBelow(const HeightField& field, double height) {
  size_t known = 0, below = 0;
  for (size_t at = 0; at < field.z.size(); ++at) {
    if (!field.hasHeight(at)) continue;
    ++known;
    below += field.z[at] < height;
  }
  return known == 0 ? kNone : static_cast<double>(below) / static_cast<double>(known);
}

}  // namespace gacfas
