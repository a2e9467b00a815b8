#include "viz/SurfaceMesh.h"

#include <vtkCellArray.h>
#include <vtkDoubleArray.h>
#include <vtkFloatArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>

#include "core/types/Error.h"

namespace gacfas {
namespace {

void checkAxis(const std::vector<double>& axis, const char* name) {
  const auto notAscending = [](double before, double after) { return !(before < after); };
  if (axis.size() < 2 || std::adjacent_find(axis.begin(), axis.end(), notAscending) != axis.end())
    throw Error(std::string("a surface needs at least two ascending ") + name + " coordinates");
}

void check(const HeightField& field) {
  checkAxis(field.x, "x");
  checkAxis(field.y, "y");
  if (field.z.size() != field.x.size() * field.y.size())
    throw Error("a surface of " + std::to_string(field.x.size()) + " x " + std::to_string(field.y.size()) +
                " points got " + std::to_string(field.z.size()) + " heights");
}

/// Derivative at `at` of the heights along one axis, from the neighbours that have a height; 0 without any.
double slope(const std::vector<double>& axis, size_t at, const std::function<double(size_t)>& height) {
  const double here = height(at);
  const bool hasBefore = at > 0 && std::isfinite(height(at - 1));
  const bool hasAfter = at + 1 < axis.size() && std::isfinite(height(at + 1));
  const double before = hasBefore ? (here - height(at - 1)) / (axis[at] - axis[at - 1]) : 0.0;
  const double after = hasAfter ? (height(at + 1) - here) / (axis[at + 1] - axis[at]) : 0.0;
  if (!hasBefore || !hasAfter) return before + after;
  const double stepBefore = axis[at] - axis[at - 1];
  const double stepAfter = axis[at + 1] - axis[at];
  return (before * stepAfter + after * stepBefore) / (stepBefore + stepAfter);
}

std::array<float, 3> normalAt(const HeightField& field, size_t ix, size_t iy) {
  const size_t columns = field.x.size();
  const double dx = slope(field.x, ix, [&](size_t i) { return field.z[iy * columns + i]; });
  const double dy = slope(field.y, iy, [&](size_t j) { return field.z[j * columns + ix]; });
  const double length = std::sqrt(dx * dx + dy * dy + 1.0);
  return {static_cast<float>(-dx / length), static_cast<float>(-dy / length), static_cast<float>(1.0 / length)};
}

/// Adds the points that have a height; returns each grid point's number in the mesh, -1 for none.
std::vector<vtkIdType> addPoints(const HeightField& field, vtkPolyData* mesh) {
  const auto points = vtkSmartPointer<vtkPoints>::New();
  points->SetDataTypeToDouble();
  const auto heights = vtkSmartPointer<vtkDoubleArray>::New();
  heights->SetName("zvalue");
  const auto normals = vtkSmartPointer<vtkFloatArray>::New();
  normals->SetName("Normals");
  normals->SetNumberOfComponents(3);

  std::vector<vtkIdType> numbers(field.z.size(), -1);
  for (size_t at = 0; at < field.z.size(); ++at) {
    if (!std::isfinite(field.z[at])) continue;
    const size_t ix = at % field.x.size();
    const size_t iy = at / field.x.size();
    numbers[at] = points->InsertNextPoint(field.x[ix], field.y[iy], field.z[at]);
    heights->InsertNextValue(field.z[at]);
    normals->InsertNextTypedTuple(normalAt(field, ix, iy).data());
  }
  mesh->SetPoints(points);
  mesh->GetPointData()->SetScalars(heights);
  mesh->GetPointData()->SetNormals(normals);
  return numbers;
}

}  // namespace

vtkSmartPointer<vtkPolyData> surfaceMesh(const HeightField& field) {
  check(field);
  const auto mesh = vtkSmartPointer<vtkPolyData>::New();
  const std::vector<vtkIdType> numbers = addPoints(field, mesh);
  const auto cells = vtkSmartPointer<vtkCellArray>::New();
  const size_t columns = field.x.size();
  for (size_t iy = 0; iy + 1 < field.y.size(); ++iy) {
    for (size_t ix = 0; ix + 1 < columns; ++ix) {
      const size_t at = iy * columns + ix;
      // Anticlockwise seen from above, as the normals point.
      const std::array<vtkIdType, 4> corners = {numbers[at], numbers[at + 1], numbers[at + columns + 1], numbers[at + columns]};
      if (*std::min_element(corners.begin(), corners.end()) >= 0) cells->InsertNextCell(4, corners.data());
    }
  }
  mesh->SetPolys(cells);
  return mesh;
}

}  // namespace gacfas
