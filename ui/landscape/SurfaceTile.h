#pragma once

#include <optional>

#include "ui/landscape/SurfaceSet.h"

namespace gacfas {

/// How the surfaces of several runs stand to one another.
enum class SurfaceMode { SideBySide, Overlay, Difference };
/// "side", "overlay", "difference": FigureSpec::compare, and back.
QString surfaceModeName(SurfaceMode mode);
SurfaceMode surfaceModeOf(const QString& name);

/// What one tile shows: the surface of a run, alone or compared with that of a reference run.
struct SurfaceTile {
  SurfaceMode mode = SurfaceMode::SideBySide;
  /// Difference: named "GAC-FAS minus ERM", and field, cells and scale are those of the difference.
  SurfaceItem item;
  std::optional<SurfaceItem> compared = {}, reference = {};  ///< Overlay and Difference: both runs as they are
  /// Why there is nothing to see: the two cannot be compared, or the channel has no value anywhere; empty: there is.
  QString problem = {};
  QString brief = {}, comparedBrief = {}, referenceBrief = {};  ///< names of the three where there is little room

  bool isShown() const { return item.surface && problem.isEmpty(); }
  /// The value under the pointer in words, and the two or the domains' values behind it.
  QString valueText(double x, double y) const;
  QString detailText(double x, double y) const;
};

/// Side by side a tile a run. Else a tile for each run but the reference: the one with this key (of RunSnapshot),
/// or the first that has a surface. Only planes are compared, and only where they have the same coordinates.
std::vector<SurfaceTile> surfaceTiles(const std::vector<SurfaceItem>& items, SurfaceMode mode,
                                      const QString& reference = {});
/// Puts all these differences on one scale.
void scaleDifferences(std::vector<SurfaceTile>& tiles);
/// Planes among the items.
int comparable(const std::vector<SurfaceItem>& items);
/// The item that surfaceTiles() takes as the reference; -1: none.
int referenceOf(const std::vector<SurfaceItem>& items, const QString& key);

/// Value of `item` minus that of `reference`, point by point: none where either has a hole, was given up above a
/// clip, or is not measured yet. Both must have the same coordinates.
HeightField differenceField(const SurfaceItem& item, const SurfaceItem& reference);

/// The tile as a panel of the 3D scene; run colours are those of the theme.
ScenePanel scenePanel(const SurfaceTile& tile, const Theme& theme);

}  // namespace gacfas
