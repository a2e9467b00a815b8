#pragma once

#include "viz/HeightField.h"
#include "viz/LossScale.h"
#include "viz/SceneCamera.h"

namespace gacfas {

/// How the coordinates of a surface lie in the scene's box: the plane fills it, the loss scale reaches from 0
/// to its top.
struct SceneFrame {
  double x0 = -1.0, x1 = 1.0, y0 = -1.0, y1 = 1.0;
  LossScale scale;
  std::string xTitle, yTitle;

  SceneFrame() = default;
  SceneFrame(const HeightField& field, const LossScale& lossScale)
      : x0(field.x.front()), x1(field.x.back()), y0(field.y.front()), y1(field.y.back()),
        scale(lossScale), xTitle(field.xTitle), yTitle(field.yTitle) {}

  double xFactor() const { return 2.0 / (x1 - x0); }
  double yFactor() const { return 2.0 / (y1 - y0); }
  double zFactor() const { return SceneBox::kTop / (scale.height(scale.top) - scale.height(scale.low)); }
  double worldX(double x) const { return (x - x0) * xFactor() - 1.0; }
  double worldY(double y) const { return (y - y0) * yFactor() - 1.0; }
  Vector3 toWorld(double x, double y, double loss) const {
    return {worldX(x), worldY(y), (scale.height(loss) - scale.height(scale.low)) * zFactor()};
  }
  Vector3 onFloor(double x, double y) const { return {worldX(x), worldY(y), SceneBox::kFloor}; }
  double planeX(double world) const { return x0 + (world + 1.0) / xFactor(); }
  double planeY(double world) const { return y0 + (world + 1.0) / yFactor(); }
};

}  // namespace gacfas
