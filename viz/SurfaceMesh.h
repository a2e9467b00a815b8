#pragma once

#include <vtkSmartPointer.h>

#include "viz/HeightField.h"

class vtkPolyData;

namespace gacfas {

/// The surface through the heights: a quadrilateral a grid cell whose four corners have a height, unit
/// normals that point up, and the point array "zvalue" with the heights. Points without a height are left
/// out, so that a hole stays open and the bounds are those of the surface. Where points are pending, the
/// known ones around them carry a coarser cell (knownCells), cut into triangles that meet their finer
/// neighbours without a gap. Normals are (-dz/dx, -dz/dy, 1) scaled to length 1, with second-order
/// differences on the possibly uneven grid and one-sided ones at an edge or a hole. Throws Error when an axis
/// is too short or not ascending, or when the number of heights is wrong.
vtkSmartPointer<vtkPolyData> surfaceMesh(const HeightField& field);

/// The lines of the grid along the known cells, every `stride`-th column and row and the last; with "zvalue"
/// as well.
vtkSmartPointer<vtkPolyData> gridLines(const HeightField& field, size_t stride);

}  // namespace gacfas
