#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Reliability diagram on the unseen domain, as the Results page draws it. Its CSV has every bin: run, low, high,
/// samples, live, mean_probability, share_live.
FigurePtr loadReliabilityFigure(const FigureSpec& spec);

}  // namespace gacfas
