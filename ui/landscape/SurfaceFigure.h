#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Loss surfaces in 3D side by side: a picture of spec.dpi, with axes, names and colour bar as vectors over
/// it. Painting it needs a display (Error that names xvfb-run). Reads files; throws InputError and IoError.
FigurePtr loadSurfaceFigure(const FigureSpec& spec);

}  // namespace gacfas
