#include "ui/landscape/ContourFigure.h"

#include <QPainter>

#include "core/types/Error.h"
#include "ui/landscape/ColourBar.h"
#include "ui/landscape/ContourPlot.h"
#include "ui/landscape/FigureSurfaces.h"
#include "ui/landscape/SceneColours.h"
#include "ui/plots/PaintPlot.h"

namespace gacfas {
namespace {

class ContourFigure : public FigureContent {
public:
  explicit ContourFigure(const FigureSpec& spec) : spec_(spec), tiles_(figureTiles(spec)) {
    if (surfaceModeOf(spec.compare) == SurfaceMode::Overlay)
      throw InputError("figure: key 'compare': 'overlay' is for kind 'surface'; a contour takes side or difference");
    for (const SurfaceTile& tile : tiles_)
      contents_.push_back(
          std::make_shared<ContourContent>(contourContent(tile.item.field, tile.item.scale, tile.item.path)));
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    const FigureLayout layout = layOutFigure(area, tiles_.size(), style);
    const SceneStyle scene = sceneStyle(*style.theme, presetOf(spec_), style.unit);
    for (size_t i = 0; i < tiles_.size(); ++i) {
      paintPanelHeader(painter, layout.headers[i], tiles_[i], style);
      QCustomPlot plot;
      ContourPlottable* contours = makeContourPlot(plot);
      contours->setContent(contents_[i]);
      contours->setLook(scene, style);
      layOutContourPlot(plot, *contents_[i], layout.bodies[i].size(), style);
      paintPlot(plot, painter, layout.bodies[i]);
    }
    paintColourBar(painter, layout.bar, tiles_.front().item.scale, scene, style, true);
  }
  QString csv() const override { return surfacesCsv(itemsOf(tiles_)); }
  bool synthetic() const override { return anySynthetic(itemsOf(tiles_)); }

private:
  FigureSpec spec_;
  std::vector<SurfaceTile> tiles_;
  std::vector<std::shared_ptr<const ContourContent>> contents_;
};

}  // namespace

FigurePtr loadContourFigure(const FigureSpec& spec) {
  return std::make_shared<ContourFigure>(spec);
}

}  // namespace gacfas
