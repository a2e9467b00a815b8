#include "ui/landscape/LineFigure.h"

#include <QPainter>

#include "ui/landscape/FigureSurfaces.h"
#include "ui/landscape/LegendAbove.h"
#include "ui/landscape/LinePlot.h"
#include "ui/plots/PaintPlot.h"

namespace gacfas {
namespace {

class LineFigure : public FigureContent {
public:
  explicit LineFigure(const FigureSpec& spec)
      : items_(figureSurfaces(spec)), look_{spec.logY, spec.singleLines, spec.extremes},
        content_(lineContent(items_, spec.clip)) {}

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    QCustomPlot plot;
    plot.setAutoAddPlottableToLegend(false);
    drawLines(plot, content_, look_, style);
    if (style.legend) placeLegendAbove(plot);
    paintPlot(plot, painter, area);
  }
  QString csv() const override { return content_.csv(); }
  bool synthetic() const override { return anySynthetic(items_); }

private:
  std::vector<SurfaceItem> items_;
  LineLook look_;
  LineContent content_;
};

}  // namespace

FigurePtr loadLineFigure(const FigureSpec& spec) {
  return std::make_shared<LineFigure>(spec);
}

}  // namespace gacfas
