#include "ui/plots/RunGraph.h"

namespace gacfas {

namespace {

constexpr double kRunWidth = 1.6, kCurrentWidth = 2.0, kRawWidth = 0.8, kRawOpacity = 0.2;

/// Dashes in units of the pen's width, as QPen counts them; they grow with the unit as the width does.
QVector<qreal> dashPattern(const RunStyle& run, double width) {
  QVector<qreal> pattern = run.dashes();
  for (qreal& length : pattern) length /= width;
  return pattern;
}

}  // namespace

QCPScatterStyle runMarker(const RunStyle& run, const PlotStyle& style, bool hollow, double radius) {
  const QColor colour = run.colour(*style.theme);
  const QPen pen(colour, 1.2 * style.unit);
  // A custom shape is drawn at size / 6.
  return QCPScatterStyle(run.marker(radius * style.unit), pen, hollow ? style.theme->page : colour, 6.0);
}

QPen runPen(const RunStyle& run, const PlotStyle& style, bool current) {
  const double width = current ? kCurrentWidth : kRunWidth;
  QPen pen(run.colour(*style.theme), width * style.unit, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  if (const QVector<qreal> pattern = dashPattern(run, width); !pattern.isEmpty()) pen.setDashPattern(pattern);
  return pen;
}

QPen rawPen(const RunStyle& run, const PlotStyle& style) {
  QColor colour = run.colour(*style.theme);
  colour.setAlphaF(kRawOpacity);
  return QPen(colour, kRawWidth * style.unit);
}

void styleRunGraph(QCPGraph& graph, const RunStyle& run, const PlotStyle& style, bool current) {
  graph.setPen(runPen(run, style, current));
  graph.setBrush(Qt::NoBrush);
  graph.setSelectable(QCP::stNone);
}

void styleRunCurve(QCPCurve& curve, const RunStyle& run, const PlotStyle& style, bool current) {
  curve.setPen(runPen(run, style, current));
  curve.setBrush(Qt::NoBrush);
  curve.setSelectable(QCP::stNone);
}

}  // namespace gacfas
