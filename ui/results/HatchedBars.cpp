#include "ui/results/HatchedBars.h"

#include <cmath>

namespace gacfas {

QVector<QLineF> hatchLines(const QRectF& area, double distance) {
  QVector<QLineF> lines;
  // Lines x + y = c, clipped: y runs over the part where both ends stay inside.
  const double first = std::ceil((area.left() + area.top()) / distance) * distance;
  for (double c = first; c < area.right() + area.bottom(); c += distance) {
    const double x1 = std::max(area.left(), c - area.bottom()), x2 = std::min(area.right(), c - area.top());
    if (x2 > x1) lines.append(QLineF(x1, c - x1, x2, c - x2));
  }
  return lines;
}

HatchedBars::HatchedBars(QCPAxis* x, QCPAxis* y, double distance) : QCPBars(x, y), distance_(distance) {
  setSelectable(QCP::stNone);
}

void HatchedBars::draw(QCPPainter* painter) {
  QCPBarsDataContainer::const_iterator begin, end;
  getVisibleDataBounds(begin, end);
  painter->setPen(pen());
  painter->setBrush(Qt::NoBrush);
  for (auto bar = begin; bar != end; ++bar)
    if (bar->value > 0.0) hatch(*painter, getBarRect(bar->key, bar->value).normalized());
}

void HatchedBars::hatch(QCPPainter& painter, const QRectF& bar) const {
  applyDefaultAntialiasingHint(&painter);
  painter.drawRect(bar);
  painter.setAntialiasing(true);
  painter.drawLines(hatchLines(bar, distance_));
}

}  // namespace gacfas
