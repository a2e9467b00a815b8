#include "viz/SurfaceScene.h"

#include <vtkCamera.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkRendererCollection.h>

#include <algorithm>

#include "viz/PanelActors.h"

namespace gacfas {

class SurfaceScene::Private {
public:
  /// A surface in its viewport.
  struct View {
    explicit View(ScenePanel shown)
        : panel(std::move(shown)), cells(panel), frame(panel.field, panel.scale) {}

    ScenePanel panel;
    PanelCells cells;
    SceneFrame frame;
    std::unique_ptr<PanelActors> actors;
    vtkSmartPointer<vtkRenderer> renderer = vtkSmartPointer<vtkRenderer>::New();
  };

  vtkSmartPointer<vtkRenderWindow> window;
  vtkSmartPointer<vtkRenderer> ground = vtkSmartPointer<vtkRenderer>::New();
  std::vector<std::unique_ptr<View>> views;
  std::vector<vtkSmartPointer<vtkCamera>> cameras{vtkSmartPointer<vtkCamera>::New()};
  std::vector<CameraPose> poses{CameraPose{}};
  std::vector<PixelRect> rects;
  double width = 1.0, height = 1.0;
  bool linked = true;
  double lineScale = 1.0;
  SceneStyle style;
  std::optional<SectionLine> section;

  size_t slot(size_t index) const { return linked ? 0 : index; }

  void build(View& view) {
    if (view.actors) view.actors->removeFrom(*view.renderer);
    view.actors = std::make_unique<PanelActors>(view.panel, view.cells, view.frame, style);
    view.actors->setSection(section);
    view.actors->setLineScale(lineScale);
    view.actors->addTo(*view.renderer);
    paintGround(*view.renderer);
  }
  void paintGround(vtkRenderer& renderer) const {
    renderer.SetBackground(style.ground[0], style.ground[1], style.ground[2]);
  }
  /// As many cameras and poses as there are independent viewports; new ones begin where the first stands.
  void matchCameras() {
    const size_t wanted = linked ? 1 : std::max<size_t>(1, views.size());
    poses.resize(wanted, poses.front());
    while (cameras.size() < wanted) cameras.push_back(vtkSmartPointer<vtkCamera>::New());
    cameras.resize(wanted);
    for (size_t i = 0; i < views.size(); ++i) views[i]->renderer->SetActiveCamera(cameras[slot(i)]);
  }
  PixelRect rectOf(size_t index) const {
    return index < rects.size() ? rects[index] : PixelRect{0, 0, width, height};
  }
  Projection projectionOf(size_t index) const {
    const PixelRect rect = rectOf(index);
    return {poses[slot(index)], rect.width, rect.height, style.unit};
  }
  void aimCameras() {
    for (size_t i = 0; i < views.size(); ++i) {
      if (linked && i > 0) break;
      const Projection projection = projectionOf(i);
      vtkCamera& camera = *cameras[slot(i)];
      camera.SetFocalPoint(projection.focus().data());
      camera.SetPosition(projection.position().data());
      camera.SetViewUp(0, 0, 1);
      camera.SetViewAngle(Projection::viewAngle());
      camera.SetClippingRange(std::max(0.05, projection.distance() - 2.5), projection.distance() + 2.5);
    }
  }
  void placeViewports() {
    for (size_t i = 0; i < views.size(); ++i) {
      const PixelRect rect = rectOf(i);
      vtkRenderer& renderer = *views[i]->renderer;
      const bool shown = rect.width > 0 && rect.height > 0;
      renderer.SetDraw(shown);
      if (!shown) continue;
      renderer.SetViewport(rect.x / width, 1 - (rect.y + rect.height) / height, (rect.x + rect.width) / width,
                           1 - rect.y / height);
    }
    aimCameras();
  }
  void enter() {
    if (!window) return;
    window->AddRenderer(ground);
    for (const auto& view : views) window->AddRenderer(view->renderer);
  }
  void leave() {
    if (!window) return;
    for (const auto& view : views) window->RemoveRenderer(view->renderer);
    window->RemoveRenderer(ground);
  }
};

SurfaceScene::SurfaceScene() : d(std::make_unique<Private>()) {}
SurfaceScene::~SurfaceScene() {
  d->leave();
}

void SurfaceScene::attach(vtkRenderWindow* window) {
  if (window == d->window) return;
  d->leave();
  d->window = window;
  d->enter();
}

void SurfaceScene::setPanels(std::vector<ScenePanel> panels) {
  for (const ScenePanel& panel : panels) {
    checkField(panel.field);
    if (panel.second) checkField(*panel.second);
  }
  d->leave();
  std::vector<std::unique_ptr<Private::View>> before = std::move(d->views);
  d->views.clear();
  for (size_t i = 0; i < panels.size(); ++i) {
    const bool same = i < before.size() && samePanel(before[i]->panel, panels[i]);
    d->views.push_back(same ? std::move(before[i]) : std::make_unique<Private::View>(std::move(panels[i])));
    if (!same) d->build(*d->views.back());
  }
  d->matchCameras();
  d->placeViewports();
  d->enter();
}

size_t SurfaceScene::size() const {
  return d->views.size();
}
const ScenePanel& SurfaceScene::panel(size_t index) const {
  return d->views.at(index)->panel;
}

void SurfaceScene::setStyle(const SceneStyle& style) {
  if (style == d->style) return;
  d->style = style;
  d->paintGround(*d->ground);
  for (const auto& view : d->views) d->build(*view);
  d->aimCameras();
}

const SceneStyle& SurfaceScene::style() const {
  return d->style;
}

void SurfaceScene::setSection(const std::optional<SectionLine>& section) {
  if (section == d->section) return;
  d->section = section;
  for (const auto& view : d->views) view->actors->setSection(section);
}

const std::optional<SectionLine>& SurfaceScene::section() const {
  return d->section;
}

void SurfaceScene::setViewports(double width, double height, std::vector<PixelRect> rects) {
  d->width = std::max(width, 1.0);
  d->height = std::max(height, 1.0);
  d->rects = std::move(rects);
  d->placeViewports();
}

const PixelRect& SurfaceScene::viewport(size_t index) const {
  return d->rects.at(index);
}

std::optional<size_t> SurfaceScene::panelAt(double pixelX, double pixelY) const {
  for (size_t i = 0; i < d->views.size(); ++i)
    if (d->rectOf(i).contains(pixelX, pixelY)) return i;
  return std::nullopt;
}

void SurfaceScene::setLinked(bool linked) {
  if (linked == d->linked) return;
  d->linked = linked;
  d->matchCameras();
  d->aimCameras();
}

bool SurfaceScene::linked() const {
  return d->linked;
}

void SurfaceScene::setPose(size_t index, const CameraPose& pose) {
  const size_t slot = d->slot(index);
  if (slot >= d->poses.size()) return;
  d->poses[slot] = pose;
  d->aimCameras();
}

const CameraPose& SurfaceScene::pose(size_t index) const {
  return d->poses.at(d->slot(index));
}
vtkCamera* SurfaceScene::camera(size_t index) const {
  return d->cameras.at(d->slot(index));
}
Projection SurfaceScene::projection(size_t index) const {
  return d->projectionOf(index);
}
SceneFrame SurfaceScene::frame(size_t index) const {
  return d->views.at(index)->frame;
}

std::array<double, 2> SurfaceScene::toPixel(size_t index, double x, double y, double loss) const {
  const PixelRect rect = d->rectOf(index);
  const auto pixel = projection(index).toPixel(frame(index).toWorld(x, y, loss));
  return {rect.x + pixel[0], rect.y + pixel[1]};
}

std::array<double, 2> SurfaceScene::floorToPixel(size_t index, double x, double y) const {
  const PixelRect rect = d->rectOf(index);
  const auto pixel = projection(index).toPixel(frame(index).onFloor(x, y));
  return {rect.x + pixel[0], rect.y + pixel[1]};
}

std::optional<SurfacePoint> SurfaceScene::pick(double pixelX, double pixelY) const {
  const std::optional<size_t> index = panelAt(pixelX, pixelY);
  if (!index) return std::nullopt;
  const PixelRect rect = d->rectOf(*index);
  const Private::View& view = *d->views[*index];
  return pickSurface(view.panel.field, view.cells.first, view.frame,
                     projection(*index).rayThrough(pixelX - rect.x, pixelY - rect.y));
}

double SurfaceScene::lossAt(size_t index, double x, double y) const {
  const Private::View& view = *d->views.at(index);
  return heightAt(view.panel.field, view.cells.first, x, y);
}

void SurfaceScene::setLineScale(double factor) {
  if (factor == d->lineScale) return;
  d->lineScale = factor;
  for (const auto& view : d->views) view->actors->setLineScale(factor);
}

}  // namespace gacfas
