#pragma once

#include <cstddef>

#include "core/types/LandscapeGrid.h"
#include "viz/HeightField.h"

namespace gacfas::test {

/// count x count heights over [-1, 1] x [-1, 1].
template <typename Height>
HeightField squareField(int count, Height height) {
  HeightField field;
  field.x = field.y = linspace(-1.0, 1.0, count);
  for (const double y : field.y)
    for (const double x : field.x) field.z.push_back(height(x, y));
  return field;
}

inline double bowl(double x, double y) {
  return x * x + y * y;
}

/// All but every `stride`-th point of both axes pending.
inline HeightField coarse(HeightField field, size_t stride) {
  field.pending.assign(field.z.size(), 1);
  for (size_t iy = 0; iy < field.y.size(); iy += stride)
    for (size_t ix = 0; ix < field.x.size(); ix += stride) field.pending[field.index(ix, iy)] = 0;
  return field;
}

}  // namespace gacfas::test
