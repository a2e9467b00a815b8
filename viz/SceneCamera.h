#pragma once

#include <array>

#include "viz/Vector3.h"

namespace gacfas {

/// Where a scene is seen from: it turns about the upright axis and is never upside down. Degrees; `zoom` 1
/// shows the whole box.
struct CameraPose {
  double azimuth = -60.0;   ///< of the camera, from the first direction towards the second
  double elevation = 30.0;  ///< above the floor, kMinElevation..kMaxElevation
  double zoom = 1.0;        ///< kMinZoom..kMaxZoom
  double panX = 0.0;        ///< shift of the scene in the picture's plane, in scene units, to the right
  double panY = 0.0;        ///< and upwards

  static constexpr double kMinElevation = 4.0, kMaxElevation = 89.0, kMinZoom = 0.3, kMaxZoom = 12.0;
  /// Turned by degrees, within the limits.
  CameraPose turned(double azimuthBy, double elevationBy) const;
  CameraPose zoomed(double factor) const;
  bool operator==(const CameraPose&) const = default;
};

/// The scene's box: x and y -1..1, z from the floor to the top; the surface stands on 0.
struct SceneBox {
  static constexpr double kFloor = -0.34;
  static constexpr double kTop = 1.3;
};

/// A ray in the scene.
struct Ray {
  Vector3 from{};
  Vector3 direction{};
};

/// How a pose shows the scene in a picture of width x height pixels. `unit` pixels are one pixel at 1x: the
/// room that is kept for the axes' texts is measured in it. Pixels count from the top left.
class Projection {
public:
  Projection(const CameraPose& pose, double width, double height, double unit);

  std::array<double, 2> toPixel(const Vector3& point) const;
  Ray rayThrough(double pixelX, double pixelY) const;
  /// Scene units that one pixel covers at the middle of the scene.
  double unitsPerPixel() const;

  const Vector3& position() const { return position_; }
  const Vector3& focus() const { return focus_; }
  double distance() const { return distance_; }
  /// Vertical opening, degrees.
  static double viewAngle();

private:
  double width_, height_, distance_;
  Vector3 right_{}, up_{}, forward_{}, focus_{}, position_{};
};

}  // namespace gacfas
