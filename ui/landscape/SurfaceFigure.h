#pragma once

#include "ui/landscape/SurfaceTile.h"
#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Loss surfaces in 3D side by side: a picture of spec.dpi, with axes, names and colour bar as vectors over
/// it. Painting it needs a display (Error that names xvfb-run). Reads files; throws InputError and IoError.
FigurePtr loadSurfaceFigure(const FigureSpec& spec);
/// The same of surfaces that are there already; of `spec` only the look counts.
FigurePtr surfaceFigureOf(const FigureSpec& spec, std::vector<SurfaceTile> tiles);

}  // namespace gacfas
