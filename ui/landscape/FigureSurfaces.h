#pragma once

#include <vector>

#include "ui/landscape/SurfaceTile.h"
#include "ui/plots/FigureContent.h"
#include "viz/SceneStyle.h"

class QPainter;

namespace gacfas {

/// The surfaces a figure shows: one a run, of the recipe spec.landscape (empty: the first run's newest), all
/// on one scale unless spec.clip names its top. Reads files; throws InputError and IoError.
std::vector<SurfaceItem> figureSurfaces(const FigureSpec& spec);

/// The same as the tiles that spec.compare asks for; the first run is the reference. Throws InputError too where
/// surfaces cannot be compared.
std::vector<SurfaceTile> figureTiles(const FigureSpec& spec);
/// What the tiles show, one item a surface.
std::vector<SurfaceItem> itemsOf(const std::vector<SurfaceTile>& tiles);

/// "run,alpha,beta,<channel>", a line a measured point; a hole has an empty value.
QString surfacesCsv(const std::vector<SurfaceItem>& items);
bool anySynthetic(const std::vector<SurfaceItem>& items);

/// Where the panels and the colour bar of a figure stand.
struct FigureLayout {
  QRectF panels, bar;
  std::vector<QRectF> headers, bodies;  ///< one a panel; headers are flat where there is no legend
};
FigureLayout layOutFigure(const QRectF& area, size_t count, const PlotStyle& style);
/// The run's line sample and name over a panel; of both runs in an overlay.
void paintPanelHeader(QPainter& painter, const QRectF& header, const SurfaceTile& tile, const PlotStyle& style);
ScenePreset presetOf(const FigureSpec& spec);

}  // namespace gacfas
