#pragma once

#include <optional>
#include <vector>

#include "viz/SceneFrame.h"

namespace gacfas {

/// A place of a surface: factors of the two directions and the loss there in nat, bilinear within its cell.
struct SurfacePoint {
  double x = 0.0, y = 0.0, loss = 0.0;
  bool onSurface = false;  ///< else the floor was hit
};

/// What lies under a ray: the nearest point of the surface that is not cut off, else the floor's point with
/// the loss above it (NaN where none is known); nothing outside the plane.
std::optional<SurfacePoint> pickSurface(const HeightField& field, const std::vector<GridCell>& cells,
                                        const SceneFrame& frame, const Ray& ray);
/// The floor's point under a ray, also outside the plane; nothing where the ray does not come down.
std::optional<std::array<double, 2>> pickFloor(const SceneFrame& frame, const Ray& ray);

}  // namespace gacfas
