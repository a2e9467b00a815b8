#pragma once

#include <qcustomplot.h>

#include <optional>
#include <vector>

#include "ui/plots/PlotStyle.h"
#include "ui/theme/RunStyle.h"

namespace gacfas {

/// The crosshair in one cell: a vertical accent line, and each run's marker where its curve crosses it.
class CrosshairItem : public QCPAbstractItem {
  Q_OBJECT
public:
  struct Mark {
    double value = 0.0;
    RunStyle style;
    bool hollow = false;
  };
  explicit CrosshairItem(QCPAxisRect* rect);

  void setPlotStyle(const PlotStyle& style) { style_ = style; }
  /// nullopt hides it.
  void setPosition(std::optional<double> x, std::vector<Mark> marks);
  std::optional<double> x() const { return x_; }
  const std::vector<Mark>& marks() const { return marks_; }
  /// Where a mark is drawn, in pixels.
  QPointF pixelOf(const Mark& mark) const;

  double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1.0; }

protected:
  void draw(QCPPainter* painter) override;

private:
  QCPAxisRect* rect_;
  PlotStyle style_;
  std::optional<double> x_;
  std::vector<Mark> marks_;
};

}  // namespace gacfas
