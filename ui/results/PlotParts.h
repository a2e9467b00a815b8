#pragma once

#include <qcustomplot.h>

#include "ui/plots/PlotStyle.h"

namespace gacfas {

/// A plain pen; `dashes` in units of its width.
QPen finePen(const QColor& colour, double width, const QVector<qreal>& dashes = {});
/// Small text that cannot be selected and is not cut at the axis rect.
QCPItemText* plotText(QCustomPlot& plot, const PlotStyle& style, const QString& text, const QColor& colour,
                      Qt::Alignment alignment);

}  // namespace gacfas
