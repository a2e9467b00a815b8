#include "core/prepare/FaceBox.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace gacfas {

double overlap(const FaceBox& a, const FaceBox& b) {
  const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return width * height / (a.area() + b.area() - width * height);
}

FaceBox boxOfEyes(double x1, double y1, double x2, double y2) {
  if (x1 > x2) {
    std::swap(x1, x2);
    std::swap(y1, y2);
  }
  const double side = std::hypot(x2 - x1, y2 - y1) / 0.42;
  return {(x1 + x2 - side) / 2, (y1 + y2) / 2 - 0.38 * side, side, side, true, x1, y1, x2, y2};
}

double eyeAngle(const FaceBox& box) {
  if (!box.hasEyes) return 0;
  return std::atan2(box.rightEyeY - box.leftEyeY, box.rightEyeX - box.leftEyeX) * 180.0 / std::numbers::pi;
}

}  // namespace gacfas
