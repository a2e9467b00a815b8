#pragma once

#include <array>
#include <optional>

#include "viz/Colour.h"
#include "viz/LossScale.h"
#include "viz/PathPoint.h"

namespace gacfas {

/// What one viewport of a scene shows: a surface on its scale.
struct ScenePanel {
  HeightField field;
  LossScale scale;
  /// A second surface of the same plane in the same box. The first is then a translucent skin, this one a
  /// wire, each in its own colour.
  std::optional<HeightField> second = {};
  std::array<Rgb, 2> colours = {};  ///< of both, where there are two
  TrainingPath path = {};              ///< a tube at the true losses
};

/// Equal bit for bit where a height is, and holes at the same places.
bool sameField(const HeightField& a, const HeightField& b);
bool samePanel(const ScenePanel& a, const ScenePanel& b);

/// Of both surfaces of a panel.
struct PanelCells {
  std::vector<GridCell> first, second;

  explicit PanelCells(const ScenePanel& panel);
};

/// The heights that a field's losses have on a scale.
HeightField heightsOn(const LossScale& scale, HeightField field);

}  // namespace gacfas
