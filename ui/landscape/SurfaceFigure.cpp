#include "ui/landscape/SurfaceFigure.h"

#include <QImage>
#include <QOpenGLContext>
#include <QPainter>
#include <cmath>

#include "ui/landscape/ColourBar.h"
#include "ui/landscape/FigureSurfaces.h"
#include "ui/landscape/SceneColours.h"
#include "ui/landscape/ScenePainter.h"
#include "viz/SceneImage.h"

namespace gacfas {
namespace {

constexpr int kMostPixels = 16000;  // a side: what OpenGL draws into at once

/// VTK makes its own GL context current; what was current before is so again afterwards.
QImage drawOffScreen(SurfaceScene& scene, const QSize& size) {
  QOpenGLContext* const context = QOpenGLContext::currentContext();
  QSurface* const surface = context ? context->surface() : nullptr;
  if (context) context->doneCurrent();
  const SceneImage image = renderSceneImage(scene, size.width(), size.height());
  if (context) context->makeCurrent(surface);
  return QImage(image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888).copy();
}

class SurfaceFigure : public FigureContent {
public:
  SurfaceFigure(const FigureSpec& spec, std::vector<SurfaceTile> tiles) : spec_(spec), tiles_(std::move(tiles)) {}

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  QString csv() const override { return surfacesCsv(itemsOf(tiles_)); }
  bool synthetic() const override { return anySynthetic(itemsOf(tiles_)); }

private:
  void setUp(const FigureLayout& layout, const PlotStyle& style, double ratio) const;
  const QImage& picture(const FigureLayout& layout, double ratio) const;

  FigureSpec spec_;
  std::vector<SurfaceTile> tiles_;
  mutable SurfaceScene scene_;  ///< made when it is first drawn, on the GUI thread
  mutable QImage picture_;      ///< drawn last
  mutable std::pair<QRectF, SceneStyle> drawnFor_;
};

void SurfaceFigure::setUp(const FigureLayout& layout, const PlotStyle& style, double ratio) const {
  SceneStyle look = sceneStyle(*style.theme, presetOf(spec_), style.unit * ratio);
  look.levelLines = spec_.levelLines;
  scene_.setStyle(look);
  std::vector<ScenePanel> panels;
  for (const SurfaceTile& tile : tiles_) panels.push_back(scenePanel(tile, *style.theme));
  scene_.setPanels(std::move(panels));
  std::vector<PixelRect> rects;
  for (const QRectF& body : layout.bodies) {
    const QPointF corner = (body.topLeft() - layout.panels.topLeft()) * ratio;
    rects.push_back({corner.x(), corner.y(), body.width() * ratio, body.height() * ratio});
  }
  scene_.setViewports(std::round(layout.panels.width() * ratio), std::round(layout.panels.height() * ratio),
                      std::move(rects));
  scene_.setPose(
      0, CameraPose{spec_.azimuth, 0.0, 1.0, 0.0, 0.0}.turned(0.0, spec_.elevation).zoomed(spec_.zoom));
}

const QImage& SurfaceFigure::picture(const FigureLayout& layout, double ratio) const {
  const std::pair<QRectF, SceneStyle> wanted{QRectF(layout.panels.topLeft(), layout.panels.size() * ratio),
                                             scene_.style()};
  if (picture_.isNull() || drawnFor_ != wanted) {
    picture_ = drawOffScreen(scene_, (layout.panels.size() * ratio).toSize());
    drawnFor_ = wanted;
  }
  return picture_;
}

void SurfaceFigure::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  const FigureLayout layout = layOutFigure(area, tiles_.size(), style);
  const double most = kMostPixels / std::max(layout.panels.width(), layout.panels.height());
  const double ratio = std::min(spec_.widthMm / 25.4 * spec_.dpi / area.width(), most);
  setUp(layout, style, ratio);
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(layout.panels, picture(layout, ratio));
  painter.translate(layout.panels.topLeft());
  for (size_t i = 0; i < tiles_.size(); ++i) paintSceneAxes(painter, scene_, i, style, ratio);
  painter.restore();
  for (size_t i = 0; i < tiles_.size(); ++i) paintPanelHeader(painter, layout.headers[i], tiles_[i], style);
  if (tiles_.front().mode != SurfaceMode::Overlay)  // there runs have colours, not losses
    paintColourBar(painter, layout.bar, tiles_.front().item.scale, scene_.style(), style, false);
}

}  // namespace

FigurePtr loadSurfaceFigure(const FigureSpec& spec) {
  return surfaceFigureOf(spec, figureTiles(spec));
}

FigurePtr surfaceFigureOf(const FigureSpec& spec, std::vector<SurfaceTile> tiles) {
  return std::make_shared<SurfaceFigure>(spec, std::move(tiles));
}

}  // namespace gacfas
