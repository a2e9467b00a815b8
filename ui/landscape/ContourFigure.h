#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Filled contours side by side, as vectors.
/// Reads files; throws InputError and IoError.
FigurePtr loadContourFigure(const FigureSpec& spec);

}  // namespace gacfas
