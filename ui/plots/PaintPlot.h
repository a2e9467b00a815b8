#pragma once

class QCustomPlot;
class QPainter;
class QRectF;

namespace gacfas {

/// Draws a whole plot into `area` of any painter, as vectors where its device has them. One unit of the
/// painter is one pixel of the plot. The plot's own size does not change.
void paintPlot(QCustomPlot& plot, QPainter& painter, const QRectF& area);

}  // namespace gacfas
