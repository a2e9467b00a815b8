#include "core/landscape/NestedOrder.h"

#include <algorithm>
#include <numeric>

namespace gacfas {

std::vector<int> nestedLevels(size_t count) {
  std::vector<int> levels(count, -1);
  if (count == 0) return levels;
  const size_t last = count - 1;
  size_t left = count;
  for (int level = 0; left > 0; ++level) {
    const size_t parts = size_t{2} << level;
    for (size_t part = 0; part <= parts; ++part) {
      int& found = levels[(2 * part * last + parts) / (2 * parts)];  // part * last / parts, rounded
      if (found >= 0) continue;
      found = level;
      --left;
    }
  }
  return levels;
}

std::vector<size_t> nestedOrder(size_t nx, size_t ny) {
  const std::vector<int> xLevels = nestedLevels(nx), yLevels = nestedLevels(ny);
  const size_t middle = ny / 2 * nx + nx / 2;
  const auto level = [&](size_t point) {
    return point == middle ? -1 : std::max(xLevels[point % nx], yLevels[point / nx]);
  };
  std::vector<size_t> order(nx * ny);
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return level(a) < level(b); });
  return order;
}

}  // namespace gacfas
