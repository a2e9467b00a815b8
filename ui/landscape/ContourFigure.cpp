#include "ui/landscape/ContourFigure.h"

#include <QPainter>

#include "ui/landscape/ColourBar.h"
#include "ui/landscape/ContourPlot.h"
#include "ui/landscape/FigureSurfaces.h"
#include "ui/landscape/SceneColours.h"
#include "ui/plots/PaintPlot.h"

namespace gacfas {
namespace {

class ContourFigure : public FigureContent {
public:
  explicit ContourFigure(const FigureSpec& spec) : spec_(spec), items_(figureSurfaces(spec)) {
    for (const SurfaceItem& item : items_)
      contents_.push_back(std::make_shared<ContourContent>(contourContent(item.field, item.scale, item.path)));
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    const FigureLayout layout = layOutFigure(area, items_.size(), style);
    const SceneStyle scene = sceneStyle(*style.theme, presetOf(spec_), style.unit);
    for (size_t i = 0; i < items_.size(); ++i) {
      paintPanelHeader(painter, layout.headers[i], items_[i], style);
      QCustomPlot plot;
      ContourPlottable* contours = makeContourPlot(plot);
      contours->setContent(contents_[i]);
      contours->setLook(scene, style);
      layOutContourPlot(plot, *contents_[i], layout.bodies[i].size(), style);
      paintPlot(plot, painter, layout.bodies[i]);
    }
    paintColourBar(painter, layout.bar, items_.front().scale, scene, style, true);
  }
  QString csv() const override { return surfacesCsv(items_); }
  bool synthetic() const override { return anySynthetic(items_); }

private:
  FigureSpec spec_;
  std::vector<SurfaceItem> items_;
  std::vector<std::shared_ptr<const ContourContent>> contents_;
};

}  // namespace

FigurePtr loadContourFigure(const FigureSpec& spec) {
  return std::make_shared<ContourFigure>(spec);
}

}  // namespace gacfas
