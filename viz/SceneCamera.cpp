#include "viz/SceneCamera.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace gacfas {
namespace {

constexpr double kHalfOpening = 0.2;  // tangent: a long lens, little distortion
constexpr double kRoomSide = 46.0;    // for tick texts and titles, pixels at 1x
constexpr double kRoomAbove = 18.0;
constexpr double kRoomBelow = 38.0;
constexpr double kLeastWidth = 0.55;  // of a narrow panel that the box keeps, at the cost of the texts' room

double radians(double degrees) {
  return degrees * std::numbers::pi / 180.0;
}

}  // namespace

CameraPose CameraPose::turned(double azimuthBy, double elevationBy) const {
  CameraPose pose = *this;
  pose.azimuth = std::remainder(azimuth + azimuthBy, 360.0);
  pose.elevation = std::clamp(elevation + elevationBy, kMinElevation, kMaxElevation);
  return pose;
}

CameraPose CameraPose::zoomed(double factor) const {
  CameraPose pose = *this;
  pose.zoom = std::clamp(zoom * factor, kMinZoom, kMaxZoom);
  return pose;
}

Projection::Projection(const CameraPose& pose, double width, double height, double unit)
    : width_(std::max(width, 1.0)), height_(std::max(height, 1.0)) {
  const double a = radians(pose.azimuth), e = radians(pose.elevation);
  forward_ = {-std::cos(e) * std::cos(a), -std::cos(e) * std::sin(a), -std::sin(e)};
  right_ = {-std::sin(a), std::cos(a), 0.0};
  up_ = {-std::sin(e) * std::cos(a), -std::sin(e) * std::sin(a), std::cos(e)};

  // The box turned about its axis fills a cylinder; its outline does not depend on the azimuth, so that
  // turning does not pump.
  const double halfHeight = (SceneBox::kTop - SceneBox::kFloor) / 2;
  const double reach = std::numbers::sqrt2 * 0.95;
  const double vertical = 1.14 * reach * std::sin(e) + halfHeight * std::cos(e);
  const double sideways = reach * (1 + 0.1 * std::sin(e));
  const double freeWidth = std::max(width_ - 2 * kRoomSide * unit, width_ * kLeastWidth);
  const double freeHeight = std::max(height_ - (kRoomAbove + kRoomBelow) * unit, height_ * 0.3);
  const double pixels =
      std::min(freeWidth / (2 * sideways), freeHeight / (2 * vertical)) * pose.zoom;  // a scene unit
  // The near half is seen larger than the middle: step back by the part of it that counts for the outline.
  distance_ = height_ / (2 * kHalfOpening * pixels) + 0.5 * std::cos(e);

  const double lower = (kRoomBelow - kRoomAbove) / 2 * unit / pixels;  // the room below is the larger
  focus_ = along(along({0.0, 0.0, (SceneBox::kTop + SceneBox::kFloor) / 2}, -pose.panX, right_),
               -pose.panY - lower, up_);
  position_ = along(focus_, -distance_, forward_);
}

double Projection::viewAngle() {
  return 2 * std::atan(kHalfOpening) * 180.0 / std::numbers::pi;
}

double Projection::unitsPerPixel() const {
  return 2 * kHalfOpening * distance_ / height_;
}

std::array<double, 2> Projection::toPixel(const Vector3& point) const {
  const Vector3 away = minus(point, position_);
  const double scale = height_ / (2 * kHalfOpening * dot(away, forward_));
  return {width_ / 2 + scale * dot(away, right_), height_ / 2 - scale * dot(away, up_)};
}

Ray Projection::rayThrough(double pixelX, double pixelY) const {
  const double scale = 2 * kHalfOpening / height_;
  const Vector3 sideways = along(forward_, (pixelX - width_ / 2) * scale, right_);
  return {position_, along(sideways, (height_ / 2 - pixelY) * scale, up_)};
}

}  // namespace gacfas
