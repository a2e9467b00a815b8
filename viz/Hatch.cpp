#include "viz/Hatch.h"

#include <algorithm>
#include <cmath>

namespace gacfas {
namespace {

bool isUnmeasured(const HeightField& field, size_t ix, size_t iy) {
  return field.isPending(field.index(ix, iy)) || field.isPending(field.index(ix + 1, iy)) ||
         field.isPending(field.index(ix, iy + 1)) || field.isPending(field.index(ix + 1, iy + 1));
}

/// Lines u + v = k / lines of a cell whose sides are u and v, 0..1: they meet those of the cells beside it.
void hatchCell(const HeightField& field, size_t ix, size_t iy, int lines,
               std::vector<std::array<PlanePoint, 2>>& segments) {
  const double x0 = field.x[ix], dx = field.x[ix + 1] - x0, y0 = field.y[iy], dy = field.y[iy + 1] - y0;
  for (int k = 1; k < 2 * lines; ++k) {
    const double sum = double(k) / lines, low = std::max(0.0, sum - 1.0), high = std::min(1.0, sum);
    segments.push_back({PlanePoint{x0 + low * dx, y0 + high * dy}, PlanePoint{x0 + high * dx, y0 + low * dy}});
  }
}

}  // namespace

std::vector<std::array<PlanePoint, 2>> hatchLines(const HeightField& field, double spacing) {
  checkField(field);
  std::vector<std::array<PlanePoint, 2>> segments;
  if (field.pending.empty()) return segments;
  const double cell = 1.0 / static_cast<double>(std::max(field.x.size(), field.y.size()) - 1);
  const int lines = std::max(1, static_cast<int>(std::lround(cell / spacing)));
  for (size_t iy = 0; iy + 1 < field.y.size(); ++iy)
    for (size_t ix = 0; ix + 1 < field.x.size(); ++ix)
      if (isUnmeasured(field, ix, iy)) hatchCell(field, ix, iy, lines, segments);
  return segments;
}

}  // namespace gacfas
