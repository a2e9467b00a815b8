#include "ui/results/ReliabilityPlot.h"

#include <cmath>

namespace gacfas {
namespace {

constexpr double kLineReach = 6.0;  // pixels to either side of the line

}  // namespace

ReliabilityPlot::ReliabilityPlot(QWidget* parent) : Plot(parent), scene_(*this) {
  setMouseTracking(true);
  setMinimumSize(240, 200);
}

bool ReliabilityPlot::onLine(QPointF place) const {
  return !scene_.empty() && std::abs(place.x() - scene_.linePixel()) <= kLineReach;
}

void ReliabilityPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) dragging_ = onLine(event->position());
  event->accept();
}

void ReliabilityPlot::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_)
    Q_EMIT thresholdMoved(scene_.scoreAt(event->position().x()));
  else
    setCursor(onLine(event->position()) ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void ReliabilityPlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) dragging_ = false;
}

}  // namespace gacfas
