#pragma once

class QCustomPlot;

namespace gacfas {

/// Puts a plot's legend over its axes, one entry below the other, where it hides no line. Once a plot.
void placeLegendAbove(QCustomPlot& plot);

}  // namespace gacfas
