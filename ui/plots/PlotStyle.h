#pragma once

#include <QFont>

#include "ui/theme/Theme.h"

class QCustomPlot;
class QCPAxis;

namespace gacfas {

/// How a plot is drawn, on the screen or into a file: the drawing functions of the pages take it and know nothing else of where they draw.
/// Sizes are in units of the plot's painter (pixels on the screen).
struct PlotStyle {
  const Theme* theme = nullptr;
  QFont titleFont, labelFont, tickFont;
  double unit = 1.0;          ///< one screen pixel at 1x: run line 1.6, selected run 2, raw line 0.8, axis and grid 1, marker radius 3.5
  bool title = true, legend = true, grid = true, screen = true;

  static PlotStyle forScreen(const Theme& theme);
  /// `fontPt` at print size, drawn at `pixelsPerPt`; light unless `dark`.
  static PlotStyle forFile(bool dark, double fontPt, double pixelsPerPt, bool legend, bool grid);
};

/// Ground, fonts, pens and ticks of an axis rect's four axes: no frame, horizontal grid only, ticks outward.
void stylePlot(QCustomPlot& plot, const PlotStyle& style);
void styleAxis(QCPAxis& axis, const PlotStyle& style);

}  // namespace gacfas
