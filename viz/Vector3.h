#pragma once

#include <array>

namespace gacfas {

/// A point or a direction of a scene.
using Vector3 = std::array<double, 3>;

/// from + factor * direction
inline Vector3 along(const Vector3& from, double factor, const Vector3& direction) {
  return {from[0] + factor * direction[0], from[1] + factor * direction[1], from[2] + factor * direction[2]};
}
inline Vector3 minus(const Vector3& a, const Vector3& b) {
  return along(a, -1.0, b);
}
inline double dot(const Vector3& a, const Vector3& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
inline Vector3 cross(const Vector3& a, const Vector3& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

}  // namespace gacfas
