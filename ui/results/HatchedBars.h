#pragma once

#include <qcustomplot.h>

namespace gacfas {

/// Bars filled with slanted lines instead of a colour. Drawn as lines, so that they stay sharp at every scale
/// and in vector files.
class HatchedBars : public QCPBars {
  Q_OBJECT
public:
  /// `distance` between two lines, in the painter's units.
  HatchedBars(QCPAxis* x, QCPAxis* y, double distance);

protected:
  void draw(QCPPainter* painter) override;

private:
  void hatch(QCPPainter& painter, const QRectF& bar) const;

  double distance_;
};

/// The lines of a hatch that covers `area`, cut at its edges; lines of two areas side by side meet.
QVector<QLineF> hatchLines(const QRectF& area, double distance);

}  // namespace gacfas
