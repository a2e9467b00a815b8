#include "ui/results/PlotParts.h"

namespace gacfas {

QPen finePen(const QColor& colour, double width, const QVector<qreal>& dashes) {
  QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap);
  if (!dashes.isEmpty()) pen.setDashPattern(dashes);
  return pen;
}

QCPItemText* plotText(QCustomPlot& plot, const PlotStyle& style, const QString& text, const QColor& colour,
                      Qt::Alignment alignment) {
  auto* item = new QCPItemText(&plot);
  item->setText(text);
  item->setFont(style.tickFont);
  item->setColor(colour);
  item->setPositionAlignment(alignment);
  item->setTextAlignment(alignment);
  item->setClipToAxisRect(false);
  item->setSelectable(false);
  return item;
}

}  // namespace gacfas
