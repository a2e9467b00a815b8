#pragma once

#include <vtkActor.h>
#include <vtkSmartPointer.h>

#include <optional>
#include <utility>
#include <vector>

#include "viz/ScenePanel.h"
#include "viz/SceneFrame.h"
#include "viz/SceneStyle.h"
#include "viz/SectionLine.h"

class vtkPolyData;
class vtkRenderer;

namespace gacfas {

/// What one viewport shows: the surface cut at the top (or two of them), its mesh, the floor with contour lines
/// and hatching, the path of a training, the section.
class PanelActors {
public:
  /// What is given must outlive this object.
  PanelActors(const ScenePanel& panel, const PanelCells& cells, const SceneFrame& frame, const SceneStyle& style);

  void addTo(vtkRenderer& renderer) const;
  void removeFrom(vtkRenderer& renderer) const;
  /// Multiplies the width of all lines, for a picture that is made smaller afterwards.
  void setLineScale(double factor);
  /// Line on the floor and dashed curve on the surface; nothing takes them away.
  void setSection(const std::optional<SectionLine>& section);

private:
  void addFloor();
  void addLossSurface();
  void addBothSurfaces();
  void addContours();
  void addPath();
  /// A lit skin through heights.
  vtkActor& addSkin(const HeightField& heights);
  vtkActor& addGridLines(const HeightField& heights, const Rgb& colour, double width, double opacity);
  void colourByHeight(vtkActor& actor, bool lines) const;
  void drawFlat(vtkActor& actor, const Rgb& colour, double width);
  vtkActor& addActor(vtkSmartPointer<vtkPolyData> data);
  Rgb lineOnSurface() const;

  const ScenePanel& panel_;
  const PanelCells& cells_;
  SceneFrame frame_;
  SceneStyle style_;
  HeightField heights_;  ///< of the panel's surface
  std::vector<vtkSmartPointer<vtkActor>> actors_;
  std::vector<std::pair<vtkActor*, double>> widths_;  ///< of lines, pixels
  vtkActor* floorLine_ = nullptr;
  vtkActor* surfaceLine_ = nullptr;
  vtkActor* otherLine_ = nullptr;  ///< on the second surface
};

}  // namespace gacfas
