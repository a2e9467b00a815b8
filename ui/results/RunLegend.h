#pragma once

#include <qcustomplot.h>

#include <optional>
#include <vector>

#include "ui/plots/PlotStyle.h"
#include "ui/theme/RunStyle.h"

namespace gacfas {

struct LegendEntry {
  std::optional<RunStyle> run;  ///< its line and marker before the text
  QString text;
  QString value;  ///< after it, in the secondary colour
};

/// A legend below a plot: its entries side by side, in as many rows as the width asks for.
class RunLegend : public QCPLayoutElement {
public:
  RunLegend(QCustomPlot* plot, std::vector<LegendEntry> entries, const PlotStyle& style);

  QSize minimumOuterSizeHint() const override;
  QSize maximumOuterSizeHint() const override;

protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
  void draw(QCPPainter* painter) override;

private:
  double width(const LegendEntry& entry) const;
  double lineHeight() const;
  /// Where each entry begins, for a legend of that width.
  std::vector<QPointF> places(double available) const;
  void drawEntry(QCPPainter& painter, const LegendEntry& entry, QPointF at) const;

  std::vector<LegendEntry> entries_;
  PlotStyle style_;
};

}  // namespace gacfas
