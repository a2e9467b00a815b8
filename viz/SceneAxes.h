#pragma once

#include <array>
#include <string>
#include <vector>

#include "viz/SceneFrame.h"

namespace gacfas {

/// A text beside an axis. It stands on the far side of `at`, seen along `outward` (length 1). Pixels from the
/// top left.
struct AxisText {
  std::string text;  ///< UTF-8, of one or two lines
  std::array<double, 2> at{}, outward{};
  bool title = false;
};

/// The axes of a scene as a picture in the plane: they run along the box's edges in front and at its left, so
/// that nothing hides them.
struct SceneAxes {
  std::vector<std::array<std::array<double, 2>, 2>> lines;  ///< axes and their ticks
  std::vector<AxisText> texts;
};

/// `unit`: pixels of one pixel at 1x.
SceneAxes sceneAxes(const SceneFrame& frame, const CameraPose& pose, const Projection& projection,
                    double unit);

/// "0.5", "−1" with a true minus sign.
std::string tickText(double value);

}  // namespace gacfas
