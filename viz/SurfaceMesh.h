#pragma once

#include <vtkSmartPointer.h>

#include <vector>

class vtkPolyData;

namespace gacfas {

/// Heights over a rectangular grid, in the units they are drawn in.
struct HeightField {
  std::vector<double> x;  ///< ascending, at least two
  std::vector<double> y;  ///< ascending, at least two
  std::vector<double> z;  ///< height at (x[i], y[j]) is z[j * x.size() + i]; NaN or infinite: no height there
};

/// The surface through the heights: a quadrilateral a grid cell whose four corners have a height, unit normals that
/// point up, and the point array "zvalue" with the heights. Points without a height are left out, so that a hole
/// stays open and the bounds are those of the surface.
/// Normals are (-dz/dx, -dz/dy, 1) scaled to length 1, with second-order differences on the possibly uneven grid and
/// one-sided ones at an edge or a hole.
/// Throws Error when an axis is too short or not ascending, or when the number of heights is wrong.
vtkSmartPointer<vtkPolyData> surfaceMesh(const HeightField& field);

}  // namespace gacfas
