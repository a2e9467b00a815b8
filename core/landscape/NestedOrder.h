#pragma once

#include <cstddef>
#include <vector>

namespace gacfas {

/// Level at which each of `count` points of an axis enters: level 0 has the ends and the middle, each further
/// level halves the gaps (counts of 2^k + 1 exactly, others to the nearest point).
std::vector<int> nestedLevels(size_t count);

/// Order in which the points of a grid (index iy * nx + ix) are measured: the middle first, then coarse to
/// fine, each point once, so that a picture of the whole plane is there early and every value is kept.
std::vector<size_t> nestedOrder(size_t nx, size_t ny);

}  // namespace gacfas
