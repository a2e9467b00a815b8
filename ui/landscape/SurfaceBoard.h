#pragma once

#include <QWidget>
#include <optional>

#include "ui/landscape/SurfaceSet.h"
#include "ui/landscape/TileLayout.h"
#include "viz/SceneStyle.h"
#include "viz/SectionLine.h"

namespace gacfas {

class ContourPlot;
class EmptyState;
class SceneView;
class TileHeader;

/// The surfaces of the ticked runs side by side, in 3D, as contours, or both. One pointer and one section
/// serve them all.
class SurfaceBoard : public QWidget {
  Q_OBJECT
public:
  explicit SurfaceBoard(QWidget* parent = nullptr);
  ~SurfaceBoard() override;

  void showSet(const SurfaceSet& set);
  void setView(SurfaceView view);
  SurfaceView view() const { return view_; }
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

private:
  struct Part {
    TileHeader* header = nullptr;
    ContourPlot* contour = nullptr;
    EmptyState* empty = nullptr;
    SurfacePtr drawn;  ///< what the contours show
    QString channel;
    LossScale scale;
  };
  void matchParts(size_t count);
  Part makePart();
  void updatePart(Part& part, const SurfaceItem& item);
  void updateScene();
  void place();
  void point(const std::optional<std::array<double, 2>>& place);

  SceneView* scene_;
  std::vector<Part> parts_;
  std::vector<SurfaceItem> items_;
  std::vector<int> panelOf_;  ///< panel of each item in the scene, -1: none
  SurfaceView view_ = SurfaceView::Surface;
  ScenePreset preset_ = ScenePreset::Paper;
  std::optional<SectionLine> section_;
};

}  // namespace gacfas
