#pragma once

#include <vtkSmartPointer.h>

#include <optional>
#include <vector>

#include "viz/SceneFrame.h"
#include "viz/PathPoint.h"
#include "viz/SectionLine.h"

class vtkPolyData;

namespace gacfas {

/// The geometry of a panel beside its surface. All but clippedToScale() in the scene's coordinates.

/// Between places, without what touches a place that is not finite; `dash` parts drawn, as many left out, 0: all.
vtkSmartPointer<vtkPolyData> polyline(const std::vector<Vector3>& places, int dash);
vtkSmartPointer<vtkPolyData> segments(const std::vector<std::array<Vector3, 2>>& lines);
vtkSmartPointer<vtkPolyData> floorQuad();
/// Level lines, at `lift` over the floor or on the surface, with the levels' heights as scalars.
vtkSmartPointer<vtkPolyData> levelLines(const HeightField& heights, const SceneFrame& frame, bool onSurface,
                                        double lift);
/// The part of a mesh of heights (not of losses) that the scale shows.
vtkSmartPointer<vtkPolyData> clippedToScale(vtkSmartPointer<vtkPolyData> data, const LossScale& scale);
/// Slanted lines on the floor under what is not measured yet.
vtkSmartPointer<vtkPolyData> floorHatch(const HeightField& field, const SceneFrame& frame, double lift);
/// The section as a curve on a surface, dashed.
vtkSmartPointer<vtkPolyData> sectionOnSurface(const SectionLine& section, const HeightField& field,
                                              const std::vector<GridCell>& cells, const SceneFrame& frame,
                                              double lift);

/// The pieces of a path that lie within the box of the scene, cut at its sides.
std::vector<std::array<Vector3, 2>> pathInBox(const TrainingPath& path, const SceneFrame& frame);
/// A round tube along these pieces.
vtkSmartPointer<vtkPolyData> tubeAlong(const std::vector<std::array<Vector3, 2>>& pieces, double radius);
/// Spheres at the points of a path within the box; the last one is larger.
vtkSmartPointer<vtkPolyData> pathSpheres(const TrainingPath& path, const SceneFrame& frame, double radius);
/// Upright lines from the points of a path to the surface over or under them, where the two differ.
vtkSmartPointer<vtkPolyData> pathDrops(const TrainingPath& path, const HeightField& field,
                                       const std::vector<GridCell>& cells, const SceneFrame& frame);

}  // namespace gacfas
