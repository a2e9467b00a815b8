#pragma once

#include <QImage>

#include "ui/landscape/SurfaceTile.h"
#include "ui/plots/FigureSpec.h"

namespace gacfas {

/// One picture of a movie: the surfaces as a figure draws them, with a caption above, marked where their faces were drawn. `look`: preset, camera, lines. On
/// the GUI thread; throws Error where there is no display.
QImage movieFrame(const std::vector<SurfaceTile>& tiles, const FigureSpec& look, const QString& caption,
                  const QSize& size);

}  // namespace gacfas
