#pragma once

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

namespace gacfas::synthetic {

/// Linear-light RGB, 1 is paper white under the key light.
using Color = cv::Vec3f;
using Vec3 = cv::Vec3f;
/// Linear-light RGB picture.
using Image = cv::Mat_<cv::Vec3f>;

inline float clamp01(float x) {
  return std::min(1.0f, std::max(0.0f, x));
}

inline float mix(float a, float b, float t) {
  return a + (b - a) * t;
}
inline Color mix(const Color& a, const Color& b, float t) {
  return a + (b - a) * t;
}

/// 0 below `low`, 1 above `high`, smooth between; low > high falls instead of rising.
inline float smoothstep(float low, float high, float x) {
  const float t = clamp01((x - low) / (high - low));
  return t * t * (3.0f - 2.0f * t);
}

/// Bell curve of x squared, near exp(-square) and zero from 4 standard widths on; a tenth of exp's cost.
inline float bellOfSquare(float square) {
  float t = std::max(0.0f, 1.0f - square * (1.0f / 16.0f));
  t *= t;
  t *= t;
  t *= t;
  return t * t;
}
inline float gauss(float x) {
  return bellOfSquare(x * x);
}

/// Elliptical bell with half axes sx and sy.
inline float bump(float x, float y, float sx, float sy) {
  return bellOfSquare(x * x / (sx * sx) + y * y / (sy * sy));
}

/// x to the power 3/4, for x >= 0.
inline float threeQuarterPower(float x) {
  return std::sqrt(x * std::sqrt(x));
}

inline Vec3 unit(const Vec3& v) {
  return v * (1.0f / std::sqrt(std::max(1e-12f, v.dot(v))));
}

inline float toLinear(float srgb) {
  return srgb <= 0.04045f ? srgb / 12.92f : std::pow((srgb + 0.055f) / 1.055f, 2.4f);
}

/// Colour given as it is written in a paint program, 0..255.
inline Color paint(float r, float g, float b) {
  return {toLinear(r / 255.0f), toLinear(g / 255.0f), toLinear(b / 255.0f)};
}

inline float luminance(const Color& c) {
  return 0.2126f * c[0] + 0.7152f * c[1] + 0.0722f * c[2];
}

}  // namespace gacfas::synthetic
