#pragma once

#include <qcustomplot.h>

#include "ui/plots/FigureContent.h"
#include "ui/plots/PaintPlot.h"

namespace gacfas::test {

/// A plot of a line that runs out of its axes, with labels, a legend and nothing read from disk.
class PlainFigure : public FigureContent {
public:
  explicit PlainFigure(bool synthetic = false) : synthetic_(synthetic) {}

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    QCustomPlot plot;
    stylePlot(plot, style);
    QCPGraph* graph = plot.addGraph();
    graph->setName(QStringLiteral("Line"));
    graph->setData(QVector<double>{0, 1, 2}, QVector<double>{0, 5, -3});
    graph->setPen(QPen(style.theme->accent, 1.6 * style.unit));
    plot.xAxis->setLabel(QStringLiteral("Abscissa (%)"));
    plot.yAxis->setLabel(QStringLiteral("Ordinate (nat)"));
    plot.xAxis->setRange(0, 2);
    plot.yAxis->setRange(0, 2);
    plot.legend->setVisible(style.legend);
    paintPlot(plot, painter, area);
  }
  QString csv() const override { return QStringLiteral("x,y\n0,0\n1,5\n2,-3\n"); }
  bool synthetic() const override { return synthetic_; }

private:
  bool synthetic_;
};

}  // namespace gacfas::test
