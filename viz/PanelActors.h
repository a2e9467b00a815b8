#pragma once

#include <vtkActor.h>
#include <vtkSmartPointer.h>

#include <optional>
#include <utility>
#include <vector>

#include "viz/SceneFrame.h"
#include "viz/SceneStyle.h"
#include "viz/SectionLine.h"

class vtkPolyData;
class vtkRenderer;

namespace gacfas {

/// What one viewport shows: the surface cut at the top, its mesh, the floor with contour lines, the section.
class PanelActors {
public:
  PanelActors(const HeightField& field, const std::vector<GridCell>& cells, const SceneFrame& frame,
              const SceneStyle& style);

  void addTo(vtkRenderer& renderer) const;
  void removeFrom(vtkRenderer& renderer) const;
  /// Multiplies the width of all lines, for a picture that is made smaller afterwards.
  void setLineScale(double factor);
  /// Line on the floor and dashed curve on the surface; nothing takes them away.
  void setSection(const std::optional<SectionLine>& section);

private:
  void addSurface();
  void addMesh();
  void addFloor();
  void addContours();
  void drawFlat(vtkActor& actor, const Rgb& colour, double width);
  vtkActor& addActor(vtkSmartPointer<vtkPolyData> data);
  vtkSmartPointer<vtkPolyData> sectionOnSurface(const SectionLine& section) const;

  const HeightField& field_;
  const std::vector<GridCell>& cells_;
  SceneFrame frame_;
  SceneStyle style_;
  std::vector<vtkSmartPointer<vtkActor>> actors_;
  std::vector<std::pair<vtkActor*, double>> widths_;  ///< of lines, pixels
  vtkActor* floorLine_ = nullptr;
  vtkActor* surfaceLine_ = nullptr;
};

}  // namespace gacfas
