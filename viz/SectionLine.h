#pragma once

namespace gacfas {

/// A straight cut through the plane, from (x0, y0) to (x1, y1).
struct SectionLine {
  double x0 = -1.0, y0 = 0.0, x1 = 1.0, y1 = 0.0;
  bool operator==(const SectionLine&) const = default;
};

}  // namespace gacfas
