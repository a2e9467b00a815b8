#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// The table of sharpness, as text. Reads files; throws InputError and IoError.
FigurePtr loadSharpnessFigure(const FigureSpec& spec);

}  // namespace gacfas
