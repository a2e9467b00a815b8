#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Loss along a line through the middle of the plane, at spec.azimuth degrees from the first direction
/// towards the second. Reads files; throws InputError and IoError.
FigurePtr loadSectionFigure(const FigureSpec& spec);

}  // namespace gacfas
