#pragma once

#include <cmath>

namespace gacfas {

/// A straight cut through the plane, from (x0, y0) to (x1, y1).
struct SectionLine {
  double x0 = -1.0, y0 = 0.0, x1 = 1.0, y1 = 0.0;
  bool operator==(const SectionLine&) const = default;
};

/// The line of a direction (radians, from the first axis towards the second) through the middle of the plane
/// [x0, x1] by [y0, y1], with its ends on the ellipse that touches the plane's sides: it is as long where it is drawn as
/// a square, however long the axes are.
inline SectionLine sectionThrough(double x0, double x1, double y0, double y1, double direction) {
  const double cx = (x0 + x1) / 2, cy = (y0 + y1) / 2, cosine = std::cos(direction), sine = std::sin(direction);
  const double radius = 1.0 / std::hypot(cosine / ((x1 - x0) / 2), sine / ((y1 - y0) / 2));
  const double dx = radius * cosine, dy = radius * sine;
  return {cx - dx, cy - dy, cx + dx, cy + dy};
}

/// A section of one plane in another, whose ranges may differ: the same direction.
inline SectionLine sectionWithin(const SectionLine& line, double x0, double x1, double y0, double y1) {
  return sectionThrough(x0, x1, y0, y1, std::atan2(line.y1 - line.y0, line.x1 - line.x0));
}

}  // namespace gacfas
