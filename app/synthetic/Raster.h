#pragma once

#include <vector>

#include "app/synthetic/Mesh.h"

namespace gacfas::synthetic {

/// What the eye sees in each pixel of a square picture, before any light.
struct GBuffer {
  /// Empties the buffer for a picture of `pixels` x `pixels`; memory is kept.
  void clear(int pixels);

  int size = 0;
  std::vector<float> depth;  ///< z in view space, larger is nearer
  std::vector<Material> material;
  std::vector<float> u, v;
  std::vector<Vec3> normal, position;
};

/// Perspective camera on the z axis that looks along -z.
struct View {
  int size = 512;
  float scale = 170;       ///< pixels a head unit at z = 0
  float distance = 8;      ///< of the camera, head units
  float x = 256, y = 256;  ///< pixel of the origin
};

/// Draws a mesh into the buffer. `keep(u, v)` says whether a fragment is solid: hair is full of holes.
template <class Keep>
void rasterize(const Mesh& mesh, const View& view, GBuffer& buffer, Keep keep);

/// Depth of everything seen from the light, for soft shadows.
class ShadowMap {
public:
  explicit ShadowMap(const Vec3& toLight);
  template <class Keep>
  void add(const Mesh& mesh, Keep keep);
  /// Share of the light that reaches a point, 0..1; `softness` is the penumbra's width in map texels.
  float lit(const Vec3& position, float softness) const;

private:
  Vec3 project(const Vec3& p) const;
  static constexpr int kSize = 224;
  static constexpr float kReach = 2.3f;  ///< half the side of the mapped square, head units
  Vec3 right_, up_, toLight_;
  std::vector<float> depth_;
};

/// Calls `fragment(pixel index, w0, w1, w2)` for every pixel centre inside a triangle of screen points.
template <class Fragment>
inline void forEachFragment(const Vec3& a, const Vec3& b, const Vec3& c, int size, Fragment fragment) {
  const float area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  if (std::abs(area) < 1e-9f) return;
  const int x0 = std::max(0, static_cast<int>(std::ceil(std::min({a[0], b[0], c[0]}))));
  const int x1 = std::min(size - 1, static_cast<int>(std::floor(std::max({a[0], b[0], c[0]}))));
  const int y0 = std::max(0, static_cast<int>(std::ceil(std::min({a[1], b[1], c[1]}))));
  const int y1 = std::min(size - 1, static_cast<int>(std::floor(std::max({a[1], b[1], c[1]}))));
  const float inverse = 1.0f / area;
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      const float px = static_cast<float>(x), py = static_cast<float>(y);
      const float w1 = ((px - a[0]) * (c[1] - a[1]) - (py - a[1]) * (c[0] - a[0])) * inverse;
      const float w2 = ((b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0])) * inverse;
      const float w0 = 1.0f - w1 - w2;
      if (w0 >= 0 && w1 >= 0 && w2 >= 0) fragment(static_cast<size_t>(y * size + x), w0, w1, w2);
    }
  }
}

template <class Keep>
void rasterize(const Mesh& mesh, const View& view, GBuffer& buffer, Keep keep) {
  std::vector<Vec3> screen;
  screen.reserve(mesh.vertices.size());
  for (const Vertex& vertex : mesh.vertices) {
    const Vec3& p = vertex.position;
    const float f = view.scale * view.distance / (view.distance - p[2]);
    screen.emplace_back(view.x + f * p[0], view.y - f * p[1], p[2]);
  }
  for (const auto& t : mesh.triangles) {
    const auto i = static_cast<size_t>(t[0]), j = static_cast<size_t>(t[1]), k = static_cast<size_t>(t[2]);
    const Vertex &a = mesh.vertices[i], &b = mesh.vertices[j], &c = mesh.vertices[k];
    const bool facing = a.normal[2] > -0.2f || b.normal[2] > -0.2f || c.normal[2] > -0.2f;
    if (!facing && !mesh.twoSided) continue;
    forEachFragment(screen[i], screen[j], screen[k], buffer.size,
                    [&](size_t at, float w0, float w1, float w2) {
                      const float z = w0 * screen[i][2] + w1 * screen[j][2] + w2 * screen[k][2];
                      if (z <= buffer.depth[at]) return;
                      const float u = w0 * a.u + w1 * b.u + w2 * c.u, v = w0 * a.v + w1 * b.v + w2 * c.v;
                      if (!keep(u, v)) return;
                      Vec3 normal = a.normal * w0 + b.normal * w1 + c.normal * w2;
                      if (mesh.twoSided && normal[2] < 0) normal = -normal;
                      buffer.depth[at] = z;
                      buffer.material[at] = mesh.material;
                      buffer.u[at] = u;
                      buffer.v[at] = v;
                      buffer.normal[at] = normal;
                      buffer.position[at] = a.position * w0 + b.position * w1 + c.position * w2;
                    });
  }
}

template <class Keep>
void ShadowMap::add(const Mesh& mesh, Keep keep) {
  std::vector<Vec3> screen;
  screen.reserve(mesh.vertices.size());
  for (const Vertex& vertex : mesh.vertices) screen.push_back(project(vertex.position));
  for (const auto& t : mesh.triangles) {
    const auto i = static_cast<size_t>(t[0]), j = static_cast<size_t>(t[1]), k = static_cast<size_t>(t[2]);
    const Vertex &a = mesh.vertices[i], &b = mesh.vertices[j], &c = mesh.vertices[k];
    forEachFragment(screen[i], screen[j], screen[k], kSize, [&](size_t at, float w0, float w1, float w2) {
      const float z = w0 * screen[i][2] + w1 * screen[j][2] + w2 * screen[k][2];
      if (z > depth_[at] && keep(w0 * a.u + w1 * b.u + w2 * c.u, w0 * a.v + w1 * b.v + w2 * c.v))
        depth_[at] = z;
    });
  }
}

}  // namespace gacfas::synthetic
