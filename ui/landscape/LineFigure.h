#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Lines and bands of random lines of all runs in one plot.
/// Reads files; throws InputError and IoError.
FigurePtr loadLineFigure(const FigureSpec& spec);

}  // namespace gacfas
