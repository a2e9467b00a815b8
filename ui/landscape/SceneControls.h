#pragma once

#include <QPointF>
#include <optional>
#include <utility>
#include <vector>

#include "viz/SurfaceScene.h"

namespace gacfas {

/// What dragging, the wheel and the keys do to a scene. Places are in the view's coordinates; `ratio` of the
/// scene's pixels are one of them.
class SceneControls {
public:
  explicit SceneControls(const SurfaceScene& scene) : scene_(scene) {}

  void setRatio(double ratio) { ratio_ = ratio; }
  /// Starts a drag: of the section's grip under the pointer, of the camera's place (`shift`), else of its
  /// direction. False beside all panels.
  bool press(const QPointF& place, bool shift);
  void release() { drag_ = Drag::None; }
  bool dragging() const { return drag_ != Drag::None; }
  bool draggingGrip() const { return drag_ == Drag::Grip; }
  bool overGrip(const QPointF& place) const { return gripAt(place).has_value(); }
  /// The panel that was pressed last: the keys' target.
  size_t panel() const { return panel_ < scene_.size() ? panel_ : 0; }

  /// The pose after the pointer went here; the drag must be one of the camera.
  CameraPose poseAt(const QPointF& place);
  /// The section's direction in degrees with the dragged grip here; nothing where the pointer is above the
  /// horizon.
  std::optional<double> sectionAt(const QPointF& place) const;
  /// Panel and pose after the wheel turned by `angle` eighths of a degree.
  std::optional<std::pair<size_t, CameraPose>> wheel(const QPointF& place, int angle) const;
  /// The pose after a key; nothing where the key means nothing.
  std::optional<CameraPose> key(int key) const;

private:
  enum class Drag { None, Turn, Shift, Grip };
  std::optional<size_t> panelAt(const QPointF& place) const;
  std::optional<std::pair<size_t, size_t>> gripAt(const QPointF& place) const;

  const SurfaceScene& scene_;
  double ratio_ = 1.0;
  Drag drag_ = Drag::None;
  size_t panel_ = 0, end_ = 0;
  QPointF from_;
};

}  // namespace gacfas
