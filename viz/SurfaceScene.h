#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "viz/ScenePanel.h"
#include "viz/ScenePick.h"
#include "viz/SceneStyle.h"
#include "viz/SectionLine.h"

class vtkCamera;
class vtkRenderWindow;

namespace gacfas {

/// A rectangle of a window's pixels, from the top left.
struct PixelRect {
  double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
  bool contains(double px, double py) const {
    return px >= x && py >= y && px < x + width && py < y + height;
  }
  bool operator==(const PixelRect&) const = default;
};

/// Surfaces side by side in one window, a viewport each. Linked viewports share one camera object; unlinked
/// ones have their own. Draws nothing by itself: the window's Render() does. Not thread safe.
class SurfaceScene {
public:
  SurfaceScene();
  ~SurfaceScene();
  SurfaceScene(const SurfaceScene&) = delete;
  SurfaceScene& operator=(const SurfaceScene&) = delete;

  /// Puts the scene into a window and takes it out of the one before; null: out of any, and its GL resources
  /// are released.
  void attach(vtkRenderWindow* window);

  /// Replaces the surfaces; one whose numbers and scale are as before is kept. Throws Error for a field that
  /// is none.
  void setPanels(std::vector<ScenePanel> panels);
  size_t size() const;
  const ScenePanel& panel(size_t index) const;
  void setStyle(const SceneStyle& style);
  const SceneStyle& style() const;
  void setSection(const std::optional<SectionLine>& section);
  const std::optional<SectionLine>& section() const;

  /// One rectangle a panel in a window of width x height pixels; a panel without one (or with an empty one)
  /// is not drawn.
  void setViewports(double width, double height, std::vector<PixelRect> rects);
  const PixelRect& viewport(size_t index) const;
  /// The panel under a pixel.
  std::optional<size_t> panelAt(double pixelX, double pixelY) const;

  /// Linking takes the pose of the first panel for all.
  void setLinked(bool linked);
  bool linked() const;
  void setPose(size_t index, const CameraPose& pose);  ///< of all, where they are linked
  const CameraPose& pose(size_t index) const;
  vtkCamera* camera(size_t index) const;

  Projection projection(size_t index) const;
  SceneFrame frame(size_t index) const;
  /// The pixel of a place of the plane at a loss, from the window's top left.
  std::array<double, 2> toPixel(size_t index, double x, double y, double loss) const;
  std::array<double, 2> floorToPixel(size_t index, double x, double y) const;
  std::optional<SurfacePoint> pick(double pixelX, double pixelY) const;
  /// Loss at a place of the plane, NaN where none is known.
  double lossAt(size_t index, double x, double y) const;

  /// Lines that many times as wide, for a picture that is made that much smaller afterwards.
  void setLineScale(double factor);

private:
  class Private;
  std::unique_ptr<Private> d;
};

}  // namespace gacfas
