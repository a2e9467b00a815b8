#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Score histograms of one run or more, side by side, as the Results page draws them. Its CSV has every bin:
/// run, domain, low, high, live, spoof, and the run's threshold.
FigurePtr loadScoresFigure(const FigureSpec& spec);

}  // namespace gacfas
