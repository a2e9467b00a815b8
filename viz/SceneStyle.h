#pragma once

#include "viz/Colour.h"
#include "viz/LossScale.h"

namespace gacfas {

/// `Paper`: cool-to-warm, cut flat at the top, contour lines in viridis on the floor, as the authors draw it.
/// `Plain`: viridis alone.
enum class ScenePreset { Paper, Plain };

/// How a scene is drawn.
struct SceneStyle {
  ScenePreset preset = ScenePreset::Paper;
  bool dark = false;
  Rgb ground{1, 1, 1};            ///< behind everything
  Rgb floor{0.973, 0.976, 0.98};  ///< the plane below the surface
  Rgb line{0.1, 0.11, 0.15};      ///< the surface's mesh and the section on it
  Rgb accent{0.27, 0.26, 0.77};   ///< the section on the floor
  double unit = 1.0;              ///< pixels of one pixel at 1x
  bool levelLines = false;        ///< the surface carries contour lines instead of its mesh

  /// Colour of a share 0..1 of the loss scale on the surface.
  Rgb surfaceColour(double share) const;
  /// The same on a given scale: differences are purple below 0 and orange above.
  Rgb surfaceColour(const LossScale& scale, double share) const;
  /// Of a contour line: the part of viridis that stands out from the ground.
  Rgb contourColour(double share) const;
  Rgb contourColour(const LossScale& scale, double share) const;
  bool operator==(const SceneStyle&) const = default;
};

}  // namespace gacfas
