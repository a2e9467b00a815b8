#include "ui/landscape/SurfaceBoard.h"

#include <QEvent>

#include "ui/landscape/ContourPlot.h"
#include "ui/landscape/PathText.h"
#include "ui/landscape/SceneView.h"
#include "ui/landscape/TileHeader.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"

namespace gacfas {

SurfaceBoard::SurfaceBoard(QWidget* parent) : QWidget(parent), scene_(new SceneView(this)) {
  setObjectName(QStringLiteral("surfaceBoard"));
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  setMinimumSize(320, 220);
  connect(scene_, &SceneView::hovered, this, [this](double x, double y) { point(std::array{x, y}); });
  connect(scene_, &SceneView::left, this, [this] { point(std::nullopt); });
  connect(scene_, &SceneView::pathPointed, this, [this](size_t panel, const PathPoint& weights) {
    for (size_t i = 0; i < parts_.size(); ++i)
      if (panelOf_[i] == static_cast<int>(panel)) parts_[i].header->setPointerText(pathText({}, weights));
  });
  connect(scene_, &SceneView::sectionTurned, this, &SurfaceBoard::sectionTurned);
}

SurfaceBoard::~SurfaceBoard() = default;

void SurfaceBoard::showTiles(std::vector<SurfaceTile> tiles) {
  tiles_ = std::move(tiles);
  matchParts(tiles_.size());
  for (size_t i = 0; i < tiles_.size(); ++i) updatePart(parts_[i], tiles_[i]);
  updateScene();
  place();
}

SurfaceView SurfaceBoard::shownView() const {
  const bool overlaid = !tiles_.empty() && tiles_.front().mode == SurfaceMode::Overlay;
  return overlaid ? SurfaceView::Surface : view_;
}

void SurfaceBoard::matchParts(size_t count) {
  while (parts_.size() > count) {
    for (QWidget* widget :
         {static_cast<QWidget*>(parts_.back().header), static_cast<QWidget*>(parts_.back().contour),
          static_cast<QWidget*>(parts_.back().empty)}) {
      widget->hide();
      widget->deleteLater();
    }
    parts_.pop_back();
  }
  while (parts_.size() < count) parts_.push_back(makePart());
}

SurfaceBoard::Part SurfaceBoard::makePart() {
  Part part;
  part.header = new TileHeader(this);
  part.contour = new ContourPlot(this);
  part.contour->setPreset(preset_);
  part.contour->setSection(section_);
  part.empty = new EmptyState({}, {}, {}, this);
  part.empty->setAutoFillBackground(true);
  part.empty->setBackgroundRole(QPalette::Base);
  connect(part.contour, &ContourPlot::hovered, this, [this](double x, double y) { point(std::array{x, y}); });
  TileHeader* header = part.header;
  connect(part.contour, &ContourPlot::pathPointed, header,
          [header](const PathPoint& point) { header->setPointerText(pathText({}, point)); });
  connect(part.contour, &ContourPlot::left, this, [this] { point(std::nullopt); });
  connect(part.contour, &ContourPlot::sectionTurned, this, &SurfaceBoard::sectionTurned);
  EmptyState* empty = part.empty;
  connect(empty, &EmptyState::activated, this, [this, empty] {
    for (size_t i = 0; i < parts_.size(); ++i)
      if (parts_[i].empty == empty) Q_EMIT computeRequested(tiles_[i].item.shown.run->key);
  });
  return part;
}

void SurfaceBoard::tellEmpty(EmptyState& empty, const SurfaceTile& tile) {
  const SurfaceItem& item = tile.item;
  if (!tile.problem.isEmpty())
    empty.setTexts(tile.reference ? tr("These two cannot be compared") : tr("Nothing to show of %1").arg(item.shown.label),
                   tile.problem, {});
  else if (!item.refusal.isEmpty())
    empty.setTexts(tr("The surface of %1 cannot be read").arg(item.shown.label), item.refusal, {});
  else if (item.computed)
    empty.setTexts(tr("Reading the surface"), {}, {});
  else
    empty.setTexts(tr("No surface of %1 yet").arg(item.shown.label),
                   tr("It would be measured around the run's weights, point by point."), tr("Compute…"));
}

void SurfaceBoard::updatePart(Part& part, const SurfaceTile& tile) {
  const SurfaceItem& item = tile.item;
  const SurfacePtr against = tile.reference ? tile.reference->surface : nullptr;
  part.header->setTile(tile);
  tellEmpty(*part.empty, tile);
  const bool same = part.drawn == item.surface && part.against == against && part.mode == tile.mode &&
                    part.channel == item.channel && part.scale == item.scale;
  if (same || shownView() == SurfaceView::Surface || !tile.isShown()) return;
  part.drawn = item.surface;
  part.against = against;
  part.mode = tile.mode;
  part.channel = item.channel;
  part.scale = item.scale;
  part.contour->setContent(std::make_shared<ContourContent>(contourContent(item.field, item.scale, item.path)));
}

void SurfaceBoard::updateScene() {
  panelOf_.assign(tiles_.size(), -1);
  if (shownView() == SurfaceView::Contour) return;
  std::vector<ScenePanel> panels;
  for (size_t i = 0; i < tiles_.size(); ++i) {
    if (!tiles_[i].isShown()) continue;
    panelOf_[i] = static_cast<int>(panels.size());
    panels.push_back(scenePanel(tiles_[i], currentTheme()));
  }
  scene_->setPanels(std::move(panels));
}

void SurfaceBoard::place() {
  const std::vector<Tile> tiles = layOutTiles(rect(), static_cast<int>(parts_.size()), shownView());
  scene_->setGeometry(rect());
  scene_->setVisible(shownView() != SurfaceView::Contour);
  std::vector<QRect> panels;
  for (size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    const bool shown = tiles_[i].isShown();
    part.header->setGeometry(tiles[i].header);
    if (!tiles[i].contour.isEmpty()) part.contour->setGeometry(tiles[i].contour);
    part.empty->setGeometry(tiles[i].surface.united(tiles[i].contour));
    part.header->setVisible(true);
    part.contour->setVisible(shown && !tiles[i].contour.isEmpty());
    part.empty->setVisible(!shown);
    for (QWidget* widget : {static_cast<QWidget*>(part.contour), static_cast<QWidget*>(part.empty),
                            static_cast<QWidget*>(part.header)})
      widget->raise();
    if (panelOf_[i] >= 0) panels.push_back(tiles[i].surface);
  }
  scene_->setRects(panels);
}

void SurfaceBoard::setView(SurfaceView view) {
  if (view == view_) return;
  view_ = view;
  for (size_t i = 0; i < parts_.size(); ++i) updatePart(parts_[i], tiles_[i]);
  updateScene();
  place();
}

void SurfaceBoard::setPreset(ScenePreset preset) {
  preset_ = preset;
  scene_->setPreset(preset);
  for (const Part& part : parts_) part.contour->setPreset(preset);
}

void SurfaceBoard::setLinked(bool linked) {
  scene_->setLinked(linked);
}

void SurfaceBoard::setSection(const SectionLine& section) {
  section_ = section;
  scene_->setSection(section);
  for (const Part& part : parts_) part.contour->setSection(section);
}

void SurfaceBoard::point(const std::optional<std::array<double, 2>>& place) {
  scene_->setMarker(place);
  for (size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].contour->setMarker(place);
    const SurfaceTile& tile = tiles_[i];
    const bool told = place && tile.isShown();
    parts_[i].header->setPointerText(told ? tile.valueText((*place)[0], (*place)[1]) : QString(),
                                     told ? tile.detailText((*place)[0], (*place)[1]) : QString());
  }
}

void SurfaceBoard::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) updateScene();  // run colours are those of the theme
}

void SurfaceBoard::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  place();
}

}  // namespace gacfas
