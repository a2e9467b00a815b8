#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Training curves as a figure: spec.columns are panel keys as in CurvePanel, one panel each, side by side
/// and in rows; spec.logY makes losses and norms logarithmic. Throws InputError for runs that cannot be read
/// and columns that none of them has.
FigurePtr loadCurvesFigure(const FigureSpec& spec);

}  // namespace gacfas
