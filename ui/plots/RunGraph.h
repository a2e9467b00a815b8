#pragma once

#include <qcustomplot.h>

#include "ui/plots/PlotStyle.h"
#include "ui/theme/RunStyle.h"

namespace gacfas {

/// The run's marker in its colour; hollow ones are filled with the ground. `radius` in pixels at 1x.
QCPScatterStyle runMarker(const RunStyle& run, const PlotStyle& style, bool hollow = false,
                          double radius = 3.5);
/// The run's line: 1.6 pixels at 1x, 2 where it is the current run.
QPen runPen(const RunStyle& run, const PlotStyle& style, bool current);
/// The raw line behind a smoothed one: 0.8 pixels at 1x, 20 % opaque, not dashed.
QPen rawPen(const RunStyle& run, const PlotStyle& style);

/// Line without markers; pen and, at the legend, the run's name.
void styleRunGraph(QCPGraph& graph, const RunStyle& run, const PlotStyle& style, bool current);
void styleRunCurve(QCPCurve& curve, const RunStyle& run, const PlotStyle& style, bool current);

}  // namespace gacfas
