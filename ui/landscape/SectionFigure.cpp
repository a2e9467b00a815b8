#include "ui/landscape/SectionFigure.h"

#include <QPainter>

#include "core/io/Csv.h"
#include "ui/landscape/FigureSurfaces.h"
#include "ui/landscape/LegendAbove.h"
#include "ui/landscape/SectionPlot.h"
#include "ui/plots/PaintPlot.h"
#include "ui/plots/PlotTicker.h"

namespace gacfas {
namespace {

class SectionFigure : public FigureContent {
public:
  explicit SectionFigure(const FigureSpec& spec) : items_(figureSurfaces(spec)) {
    for (const SurfaceItem& item : items_) {
      lines_.push_back(sectionAt(item.field, spec.azimuth));
      runs_.push_back(sectionRun(item, lines_.back()));
    }
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    QCustomPlot plot;
    setAxisScale(*plot.xAxis, false, 5);
    setAxisScale(*plot.yAxis, false, 4);
    drawSection(plot, runs_, items_.front().scale, style);
    if (style.legend) placeLegendAbove(plot);
    paintPlot(plot, painter, area);
  }

  QString csv() const override {
    std::string text = csvLine({"run", "position", "alpha", "beta", items_.front().channel.toStdString()});
    for (size_t i = 0; i < runs_.size(); ++i) {
      const SectionCurve& curve = runs_[i].curve;
      for (qsizetype at = 0; at < curve.position.size(); ++at) {
        const double t = double(at) / double(curve.position.size() - 1);
        text +=
            csvLine({runs_[i].label.toStdString(), csvNumber(curve.position[at]),
                     csvNumber(lines_[i].x0 + t * (lines_[i].x1 - lines_[i].x0)),
                     csvNumber(lines_[i].y0 + t * (lines_[i].y1 - lines_[i].y0)), csvNumber(curve.loss[at])});
      }
    }
    return QString::fromStdString(text);
  }
  bool synthetic() const override { return anySynthetic(items_); }

private:
  std::vector<SurfaceItem> items_;
  std::vector<SectionLine> lines_;
  std::vector<SectionRun> runs_;
};

}  // namespace

FigurePtr loadSectionFigure(const FigureSpec& spec) {
  return std::make_shared<SectionFigure>(spec);
}

}  // namespace gacfas
