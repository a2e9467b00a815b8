#include "viz/SceneAxes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numbers>

namespace gacfas {
namespace {

using Pixel = std::array<double, 2>;

constexpr double kTick = 5.0;        // pixels at 1x
constexpr double kTitleAway = 27.0;  // behind the tick texts
constexpr double kShortAxis = 24.0;  // an axis seen from its end has no room for ticks
constexpr double kLowAxis = 20.0;    // of the loss
constexpr double kBesideTick = 26.0, kAboveTick = 13.0;  // room that a text needs

Pixel unitVector(const Pixel& from, const Pixel& to) {
  const double dx = to[0] - from[0], dy = to[1] - from[1];
  const double length = std::max(std::hypot(dx, dy), 1e-9);
  return {dx / length, dy / length};
}

Pixel moved(const Pixel& from, const Pixel& direction, double by) {
  return {from[0] + direction[0] * by, from[1] + direction[1] * by};
}

/// What stands in brackets comes below.
std::string inTwoLines(std::string title) {
  if (const size_t bracket = title.rfind(" ("); bracket != std::string::npos) title[bracket] = '\n';
  return title;
}

class AxesBuilder {
public:
  AxesBuilder(const SceneFrame& frame, const CameraPose& pose, const Projection& projection, double unit)
      : frame_(frame), projection_(projection), unit_(unit) {
    const double azimuth = pose.azimuth * std::numbers::pi / 180.0;
    nearX_ = std::cos(azimuth) >= 0 ? frame.x1 : frame.x0;
    nearY_ = std::sin(azimuth) >= 0 ? frame.y1 : frame.y0;
  }

  SceneAxes build() {
    addFloorAxis(inTwoLines(frame_.xTitle), frame_.x0, frame_.x1,
                 [&](double x) { return frame_.onFloor(x, nearY_); });
    addFloorAxis(inTwoLines(frame_.yTitle), frame_.y0, frame_.y1,
                 [&](double y) { return frame_.onFloor(nearX_, y); });
    addLossAxis();
    return std::move(axes_);
  }

private:
  /// The side of a line a-b that is away from the floor's middle.
  Pixel outwardOf(const Pixel& a, const Pixel& b) const {
    const Pixel middle = projection_.toPixel({0, 0, SceneBox::kFloor});
    const Pixel line = unitVector(a, b), normal = {-line[1], line[0]};
    const double side = (middle[0] - a[0]) * normal[0] + (middle[1] - a[1]) * normal[1];
    return side > 0 ? Pixel{-normal[0], -normal[1]} : normal;
  }

  int ticksIn(double length, double each) const {
    return std::clamp(static_cast<int>(length / (each * unit_)), 1, 4);
  }

  template <typename Place>
  void addFloorAxis(const std::string& title, double low, double high, Place place) {
    const Pixel a = projection_.toPixel(place(low)), b = projection_.toPixel(place(high));
    axes_.lines.push_back({a, b});
    const double length = std::hypot(b[0] - a[0], b[1] - a[1]);
    if (length < kShortAxis * unit_) return;
    const Pixel outward = outwardOf(a, b);
    for (const double tick : niceTicks(low, high, ticksIn(length, kBesideTick)))
      addTick(projection_.toPixel(place(tick)), outward, tickText(tick));
    const Pixel middle = projection_.toPixel(place((low + high) / 2));
    axes_.texts.push_back({title, moved(middle, outward, kTitleAway * unit_), outward, true});
  }

  void addLossAxis() {
    double x = frame_.x0, y = frame_.y0, left = std::numeric_limits<double>::infinity();
    for (const double cornerX : {frame_.x0, frame_.x1})
      for (const double cornerY : {frame_.y0, frame_.y1}) {
        const double pixel = projection_.toPixel(frame_.onFloor(cornerX, cornerY))[0];
        if (pixel >= left) continue;
        left = pixel;
        x = cornerX;
        y = cornerY;
      }
    const Pixel low = projection_.toPixel(frame_.toWorld(x, y, frame_.scale.low));
    const Pixel high = projection_.toPixel(frame_.toWorld(x, y, frame_.scale.top));
    const double length = std::hypot(high[0] - low[0], high[1] - low[1]);
    if (length < kLowAxis * unit_) return;
    axes_.lines.push_back({low, high});
    for (const double tick : scaleTicks(frame_.scale, ticksIn(length, kAboveTick)))
      addTick(projection_.toPixel(frame_.toWorld(x, y, tick)), {-1, 0}, tickText(tick));
    axes_.texts.push_back({frame_.scale.title(), moved(high, {0, -1}, 8 * unit_), {0, -1}, true});
  }

  void addTick(const Pixel& at, const Pixel& outward, const std::string& text) {
    const Pixel end = moved(at, outward, kTick * unit_);
    axes_.lines.push_back({at, end});
    axes_.texts.push_back({text, moved(end, outward, 2 * unit_), outward, false});
  }

  const SceneFrame& frame_;
  const Projection& projection_;
  double unit_, nearX_, nearY_;
  SceneAxes axes_;
};

}  // namespace

std::string tickText(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.6g", std::abs(value));
  return (value < 0 ? "\u2212" : "") + std::string(digits);
}

SceneAxes sceneAxes(const SceneFrame& frame, const CameraPose& pose, const Projection& projection,
                    double unit) {
  return AxesBuilder(frame, pose, projection, unit).build();
}

}  // namespace gacfas
