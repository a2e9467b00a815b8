#include "viz/ScenePick.h"

#include <cmath>
#include <limits>

namespace gacfas {
namespace {

/// Distance along the ray to a triangle (Moeller and Trumbore 1997), infinite where it passes.
double distanceTo(const Ray& ray, const Vector3& a, const Vector3& b, const Vector3& c) {
  constexpr double none = std::numeric_limits<double>::infinity();
  const Vector3 ab = minus(b, a), ac = minus(c, a), p = cross(ray.direction, ac);
  const double det = dot(ab, p);
  if (std::abs(det) < 1e-14) return none;
  const Vector3 s = minus(ray.from, a), q = cross(s, ab);
  const double u = dot(s, p) / det, v = dot(ray.direction, q) / det, t = dot(ac, q) / det;
  return u < 0 || v < 0 || u + v > 1 || t <= 0 ? none : t;
}

}  // namespace

std::optional<std::array<double, 2>> pickFloor(const SceneFrame& frame, const Ray& ray) {
  if (ray.direction[2] >= 0) return std::nullopt;
  const Vector3 hit = along(ray.from, (SceneBox::kFloor - ray.from[2]) / ray.direction[2], ray.direction);
  return std::array<double, 2>{frame.planeX(hit[0]), frame.planeY(hit[1])};
}

std::optional<SurfacePoint> pickSurface(const HeightField& field, const std::vector<GridCell>& cells,
                                        const SceneFrame& frame, const Ray& ray) {
  double nearest = std::numeric_limits<double>::infinity();
  const auto corner = [&](size_t ix, size_t iy) {
    return frame.toWorld(field.x[ix], field.y[iy], field.z[field.index(ix, iy)]);
  };
  const double lowest = frame.scale.difference ? -1e-9 : -std::numeric_limits<double>::infinity();
  const auto offer = [&](double t) {
    if (!(t < nearest)) return;
    const double z = along(ray.from, t, ray.direction)[2];
    if (z <= SceneBox::kTop && z >= lowest) nearest = t;
  };
  for (const GridCell& c : cells) {
    const Vector3 a = corner(c.x0, c.y0), b = corner(c.x1, c.y0), d = corner(c.x1, c.y1),
                  e = corner(c.x0, c.y1);
    offer(distanceTo(ray, a, b, d));
    offer(distanceTo(ray, a, d, e));
  }
  if (std::isfinite(nearest)) {
    const Vector3 hit = along(ray.from, nearest, ray.direction);
    const double x = frame.planeX(hit[0]), y = frame.planeY(hit[1]);
    return SurfacePoint{x, y, heightAt(field, cells, x, y), true};
  }
  const auto floor = pickFloor(frame, ray);
  if (!floor || (*floor)[0] < frame.x0 || (*floor)[0] > frame.x1 || (*floor)[1] < frame.y0 ||
      (*floor)[1] > frame.y1)
    return std::nullopt;
  return SurfacePoint{(*floor)[0], (*floor)[1], heightAt(field, cells, (*floor)[0], (*floor)[1]), false};
}

}  // namespace gacfas
