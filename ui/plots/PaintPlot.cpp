#include "ui/plots/PaintPlot.h"

#include <qcustomplot.h>

#include <QPicture>

namespace gacfas {

namespace {

/// QCustomPlot wants a painter of its own class, and a device has only one painter at a time: the plot is
/// recorded and played.
QPicture recorded(QCustomPlot& plot, int width, int height) {
  QPicture picture;
  QCPPainter painter(&picture);
  painter.setMode(QCPPainter::pmVectorized);
  plot.toPainter(&painter, width, height);
  return picture;
}

}  // namespace

void paintPlot(QCustomPlot& plot, QPainter& painter, const QRectF& area) {
  const int width = qRound(area.width()), height = qRound(area.height());
  if (width < 1 || height < 1) return;
  QPicture picture = recorded(plot, width, height);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(area.topLeft());
  painter.scale(area.width() / width, area.height() / height);
  // A picture is played at the device's resolution; here a unit stays a unit.
  painter.scale(double(picture.logicalDpiX()) / painter.device()->logicalDpiX(),
                double(picture.logicalDpiY()) / painter.device()->logicalDpiY());
  picture.play(&painter);
  painter.restore();
}

}  // namespace gacfas
