#pragma once

#include <QWidget>
#include <vector>

#include "ui/theme/RunStyle.h"
#include "ui/train/DialReading.h"

namespace gacfas {

/// Each ascending point's gradient against g: g points up, an arrow's angle to it is exactly acos of the
/// cosine, its length the norm in units of |g|. Now to the right, the beginning (fainter, dashed) to the
/// left. Angles lie in the high-dimensional space: their sum and the angle between two arrows mean nothing,
/// which is why all now arrows start at one side.
class AlignmentDial : public QWidget {
  Q_OBJECT
public:
  explicit AlignmentDial(QWidget* parent = nullptr);

  /// `then` may be empty.
  void setReadings(std::vector<DialPoint> now, std::vector<DialPoint> then, const RunStyle& style);

  /// Where g starts, and the tip of |g| straight above it, in pixels.
  QPointF origin() const;
  QPointF tipOfG() const;
  /// Tip of an arrow, in the order given.
  QPointF tipNow(size_t point) const { return tip(now_.at(point), 1.0); }
  QPointF tipThen(size_t point) const { return tip(then_.at(point), -1.0); }

  QSize sizeHint() const override { return {232, 168}; }
  QSize minimumSizeHint() const override { return {180, 130}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  QPointF tip(const DialPoint& point, double side) const;
  double scale() const;  ///< pixels of |g|
  double depth() const;  ///< how far arrows reach below the origin, in |g|
  /// Names beside the tips and where they go, none over another.
  std::vector<std::pair<QRectF, QString>> nameBoxes(const std::vector<DialPoint>& points, double side) const;
  void drawScale(QPainter& painter) const;
  void drawAngles(QPainter& painter) const;
  void drawArrow(QPainter& painter, const QPointF& end, const QColor& colour, double width,
                 bool dashed) const;
  void drawNames(QPainter& painter, const std::vector<DialPoint>& points, double side,
                 const QColor& colour) const;

  std::vector<DialPoint> now_, then_;
  RunStyle style_;
  double rim_ = 1.0;  ///< length at the half circle, in |g|
};

}  // namespace gacfas
