#include "app/synthetic/Raster.h"

namespace gacfas::synthetic {

namespace {
constexpr float kFar = -1e9f;
}

void GBuffer::clear(int pixels) {
  size = pixels;
  const auto count = static_cast<size_t>(pixels) * static_cast<size_t>(pixels);
  depth.assign(count, kFar);
  material.assign(count, Material::Nothing);
  u.resize(count);
  v.resize(count);
  normal.resize(count);
  position.resize(count);
}

ShadowMap::ShadowMap(const Vec3& toLight) : toLight_(unit(toLight)) {
  const Vec3 helper = std::abs(toLight_[1]) < 0.95f ? Vec3(0, 1, 0) : Vec3(0, 0, 1);
  right_ = unit(helper.cross(toLight_));
  up_ = toLight_.cross(right_);
  depth_.assign(static_cast<size_t>(kSize) * kSize, kFar);
}

Vec3 ShadowMap::project(const Vec3& p) const {
  const float scale = kSize / (2 * kReach);
  return {p.dot(right_) * scale + kSize / 2.0f, p.dot(up_) * scale + kSize / 2.0f, p.dot(toLight_)};
}

float ShadowMap::lit(const Vec3& position, float softness) const {
  constexpr float bias = 0.045f, fade = 0.05f;
  const Vec3 p = project(position);
  float sum = 0.0f;
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      const int x = static_cast<int>(p[0] + static_cast<float>(dx) * softness + 0.5f);
      const int y = static_cast<int>(p[1] + static_cast<float>(dy) * softness + 0.5f);
      if (x < 0 || y < 0 || x >= kSize || y >= kSize) {
        sum += 1.0f;
        continue;
      }
      const float blocker = depth_[static_cast<size_t>(y * kSize + x)] - p[2] - bias;
      sum += 1.0f - clamp01(blocker / fade);
    }
  }
  return sum / 9.0f;
}

}  // namespace gacfas::synthetic
