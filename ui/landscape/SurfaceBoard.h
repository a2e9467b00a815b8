#pragma once

#include <QWidget>
#include <optional>

#include "ui/landscape/SurfaceTile.h"
#include "ui/landscape/TileLayout.h"
#include "viz/SceneStyle.h"
#include "viz/SectionLine.h"

namespace gacfas {

class ContourPlot;
class EmptyState;
class SceneView;
class TileHeader;

/// The surfaces of the ticked runs in 3D, as contours, or both: side by side, two in one scene, or their differences. One
/// pointer and one section serve them all.
class SurfaceBoard : public QWidget {
  Q_OBJECT
public:
  explicit SurfaceBoard(QWidget* parent = nullptr);
  ~SurfaceBoard() override;

  void showTiles(std::vector<SurfaceTile> tiles);
  void setView(SurfaceView view);
  /// As chosen, and what is in force: an overlay is there in 3D alone.
  SurfaceView view() const { return view_; }
  SurfaceView shownView() const;
  const std::vector<SurfaceTile>& tiles() const { return tiles_; }
  void setPreset(ScenePreset preset);
  void setLinked(bool linked);
  void setSection(const SectionLine& section);
  SceneView& sceneView() { return *scene_; }
  const SceneView& sceneView() const { return *scene_; }

Q_SIGNALS:
  void sectionTurned(double degrees);
  /// The button of a tile without surface.
  void computeRequested(const QString& runKey);

protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  struct Part {
    TileHeader* header = nullptr;
    ContourPlot* contour = nullptr;
    EmptyState* empty = nullptr;
    SurfacePtr drawn, against;  ///< what the contours show
    SurfaceMode mode = SurfaceMode::SideBySide;
    QString channel;
    LossScale scale;
  };
  void matchParts(size_t count);
  Part makePart();
  void updatePart(Part& part, const SurfaceTile& tile);
  static void tellEmpty(EmptyState& empty, const SurfaceTile& tile);
  void updateScene();
  void place();
  void point(const std::optional<std::array<double, 2>>& place);

  SceneView* scene_;
  std::vector<Part> parts_;
  std::vector<SurfaceTile> tiles_;
  std::vector<int> panelOf_;  ///< panel of each tile in the scene, -1: none
  SurfaceView view_ = SurfaceView::Surface;
  ScenePreset preset_ = ScenePreset::Paper;
  std::optional<SectionLine> section_;
};

}  // namespace gacfas
