#pragma once

#include <cstdint>
#include <optional>

#include "ui/landscape/SurfaceTile.h"
#include "ui/plots/FigureSpec.h"
#include "viz/SceneCamera.h"

namespace gacfas {

/// How the Landscape page shows its surfaces at the moment.
struct LandscapeLook {
  const SurfaceSet& set;
  ScenePreset preset = ScenePreset::Paper;
  bool levelLines = false;
  SurfaceMode mode = SurfaceMode::SideBySide;
  QString reference;                   ///< folder of the run that the others are compared with
  std::optional<int64_t> evaluation;  ///< epoch, where landscapes over training are shown
  CameraPose pose;
};

/// The figure that draws the same: runs, landscape, surface, scale and camera, without a title.
FigureSpec landscapeSpec(FigureKind kind, const LandscapeLook& look);

}  // namespace gacfas
