#include "viz/SurfaceMesh.h"

#include <vtkCellArray.h>
#include <vtkDoubleArray.h>
#include <vtkFloatArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <set>
#include <utility>

namespace gacfas {
namespace {

/// Derivative at `at` of the heights along one axis, from the nearest neighbours that are measured; 0 without
/// any. A hole ends the line, a pending point is looked over.
double slope(const HeightField& field, const std::vector<double>& axis, size_t at,
             const std::function<size_t(size_t)>& index) {
  const auto height = [&](size_t i) { return field.z[index(i)]; };
  size_t before = at, after = at;
  while (before > 0 && (before == at || field.isPending(index(before)))) --before;
  while (after + 1 < axis.size() && (after == at || field.isPending(index(after)))) ++after;
  const bool hasBefore = before < at && field.hasHeight(index(before));
  const bool hasAfter = after > at && field.hasHeight(index(after));
  const double stepBefore = axis[at] - axis[before];
  const double stepAfter = axis[after] - axis[at];
  const double slopeBefore = hasBefore ? (height(at) - height(before)) / stepBefore : 0.0;
  const double slopeAfter = hasAfter ? (height(after) - height(at)) / stepAfter : 0.0;
  if (!hasBefore || !hasAfter) return slopeBefore + slopeAfter;
  return (slopeBefore * stepAfter + slopeAfter * stepBefore) / (stepBefore + stepAfter);
}

std::array<float, 3> normalAt(const HeightField& field, size_t ix, size_t iy) {
  const double dx = slope(field, field.x, ix, [&](size_t i) { return field.index(i, iy); });
  const double dy = slope(field, field.y, iy, [&](size_t j) { return field.index(ix, j); });
  const double length = std::sqrt(dx * dx + dy * dy + 1.0);
  return {static_cast<float>(-dx / length), static_cast<float>(-dy / length),
          static_cast<float>(1.0 / length)};
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
    if (!field.hasHeight(at)) continue;
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

/// The points of a cell's border that have heights, anticlockwise seen from above, as the normals point.
std::vector<size_t> border(const HeightField& field, const GridCell& c) {
  std::vector<size_t> points;
  const auto add = [&](size_t ix, size_t iy) {
    if (field.hasHeight(field.index(ix, iy))) points.push_back(field.index(ix, iy));
  };
  for (size_t ix = c.x0; ix < c.x1; ++ix) add(ix, c.y0);
  for (size_t iy = c.y0; iy < c.y1; ++iy) add(c.x1, iy);
  for (size_t ix = c.x1; ix > c.x0; --ix) add(ix, c.y1);
  for (size_t iy = c.y1; iy > c.y0; --iy) add(c.x0, iy);
  return points;
}

/// Twice the area of a triangle of grid points, seen from above.
double area(const HeightField& field, size_t a, size_t b, size_t c) {
  const size_t columns = field.x.size();
  const auto x = [&](size_t at) { return field.x[at % columns]; };
  const auto y = [&](size_t at) { return field.y[at / columns]; };
  return (x(b) - x(a)) * (y(c) - y(a)) - (y(b) - y(a)) * (x(c) - x(a));
}

bool flat(const HeightField& field, const std::vector<size_t>& outline) {
  double sum = 0.0;
  for (size_t i = 1; i + 1 < outline.size(); ++i) sum += area(field, outline[0], outline[i], outline[i + 1]);
  return sum <= 0;
}

/// Cuts ears off a convex outline. Points on a straight side would make a triangle on edge, so that they wait
/// until a corner beside them is gone.
template <typename Triangle>
void triangulate(const HeightField& field, std::vector<size_t> outline, Triangle triangle) {
  for (size_t at = 0, idle = 0; outline.size() >= 3 && idle < outline.size(); ++at, ++idle) {
    const size_t count = outline.size();
    const size_t a = outline[at % count], b = outline[(at + 1) % count], c = outline[(at + 2) % count];
    std::vector<size_t> rest = outline;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>((at + 1) % count));
    if (area(field, a, b, c) <= 0 || (rest.size() > 2 && flat(field, rest))) continue;
    triangle(a, b, c);
    outline = std::move(rest);
    idle = 0;
  }
}

void addCell(const HeightField& field, const GridCell& cell, const std::vector<vtkIdType>& numbers,
             vtkCellArray* cells) {
  const std::vector<size_t> outline = border(field, cell);
  if (outline.size() == 4) {
    const std::array<vtkIdType, 4> corners = {numbers[outline[0]], numbers[outline[1]], numbers[outline[2]],
                                              numbers[outline[3]]};
    cells->InsertNextCell(4, corners.data());
    return;
  }
  triangulate(field, outline, [&](size_t a, size_t b, size_t c) {
    const std::array<vtkIdType, 3> corners = {numbers[a], numbers[b], numbers[c]};
    cells->InsertNextCell(3, corners.data());
  });
}

}  // namespace

vtkSmartPointer<vtkPolyData> surfaceMesh(const HeightField& field) {
  checkField(field);
  const auto mesh = vtkSmartPointer<vtkPolyData>::New();
  const std::vector<vtkIdType> numbers = addPoints(field, mesh);
  const auto cells = vtkSmartPointer<vtkCellArray>::New();
  for (const GridCell& cell : knownCells(field)) addCell(field, cell, numbers, cells);
  mesh->SetPolys(cells);
  return mesh;
}

vtkSmartPointer<vtkPolyData> gridLines(const HeightField& field, size_t stride) {
  checkField(field);
  const auto mesh = vtkSmartPointer<vtkPolyData>::New();
  const std::vector<vtkIdType> numbers = addPoints(field, mesh);
  const size_t columns = field.x.size();
  const auto drawn = [&](size_t at, size_t count) { return at % stride == 0 || at + 1 == count; };
  std::set<std::pair<size_t, size_t>> edges;
  for (const GridCell& cell : knownCells(field)) {
    const std::vector<size_t> outline = border(field, cell);
    for (size_t i = 0; i < outline.size(); ++i) {
      const size_t a = outline[i], b = outline[(i + 1) % outline.size()];
      const bool upright = a % columns == b % columns;
      if (upright ? drawn(a % columns, columns) : drawn(a / columns, field.y.size()))
        edges.insert(std::minmax(a, b));
    }
  }
  const auto lines = vtkSmartPointer<vtkCellArray>::New();
  for (const auto& [a, b] : edges) {
    const std::array<vtkIdType, 2> ends = {numbers[a], numbers[b]};
    lines->InsertNextCell(2, ends.data());
  }
  mesh->SetLines(lines);
  return mesh;
}

}  // namespace gacfas
