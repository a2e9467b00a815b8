#include "viz/PanelShapes.h"

#include <vtkAppendPolyData.h>
#include <vtkCellArray.h>
#include <vtkClipPolyData.h>
#include <vtkDoubleArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkSphereSource.h>
#include <vtkTubeFilter.h>

#include <algorithm>
#include <cmath>

#include "viz/Contours.h"
#include "viz/Hatch.h"

namespace gacfas {
namespace {

constexpr double kHatchSpacing = 0.03;  // of the plane's width
constexpr int kTubeSides = 10;
constexpr int kSphereParts = 14;
constexpr double kLastSphere = 1.6;     // times as large
constexpr double kLeastDrop = 0.01;     // scene units
constexpr int kSectionParts = 240;
constexpr int kDash = 4;                // parts a dash, and a gap

bool isInBox(const Vector3& p) {
  constexpr double kSlack = 1e-9;
  return std::abs(p[0]) <= 1 + kSlack && std::abs(p[1]) <= 1 + kSlack && p[2] >= -kSlack &&
         p[2] <= SceneBox::kTop + kSlack;
}

/// Cuts a-b at low <= coordinate <= high; false where nothing is left.
bool cutAlong(size_t axis, double low, double high, Vector3& a, Vector3& b) {
  const double from = a[axis], to = b[axis];
  if (std::max(from, to) < low || std::min(from, to) > high) return false;
  const Vector3 start = a, way = minus(b, a);
  const auto at = [&](double value) { return along(start, (value - from) / (to - from), way); };
  for (const double edge : {low, high}) {
    const auto beyond = [&](double value) { return edge == low ? value < edge : value > edge; };
    if (beyond(from)) a = at(edge);
    if (beyond(to)) b = at(edge);
  }
  return true;
}

vtkSmartPointer<vtkPolyData> clippedAt(double value, bool below, vtkSmartPointer<vtkPolyData> data) {
  if (data->GetNumberOfPoints() == 0) return data;
  const auto clip = vtkSmartPointer<vtkClipPolyData>::New();
  clip->SetInputData(data);
  clip->SetValue(value);
  clip->SetInsideOut(below);
  clip->Update();
  return clip->GetOutput();
}

}  // namespace

vtkSmartPointer<vtkPolyData> polyline(const std::vector<Vector3>& places, int dash) {
  std::vector<std::array<Vector3, 2>> lines;
  for (size_t i = 0; i + 1 < places.size(); ++i) {
    const bool gap = dash > 0 && (i / static_cast<size_t>(dash)) % 2 == 1;
    if (gap || !std::isfinite(places[i][2]) || !std::isfinite(places[i + 1][2])) continue;
    lines.push_back({places[i], places[i + 1]});
  }
  return segments(lines);
}

vtkSmartPointer<vtkPolyData> segments(const std::vector<std::array<Vector3, 2>>& lines) {
  const auto points = vtkSmartPointer<vtkPoints>::New();
  const auto cells = vtkSmartPointer<vtkCellArray>::New();
  for (const auto& line : lines) {
    const vtkIdType ends[2] = {points->InsertNextPoint(line[0].data()), points->InsertNextPoint(line[1].data())};
    cells->InsertNextCell(2, ends);
  }
  const auto data = vtkSmartPointer<vtkPolyData>::New();
  data->SetPoints(points);
  data->SetLines(cells);
  return data;
}

vtkSmartPointer<vtkPolyData> floorQuad() {
  const auto points = vtkSmartPointer<vtkPoints>::New();
  constexpr double corners[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  for (const auto& corner : corners) points->InsertNextPoint(corner[0], corner[1], SceneBox::kFloor);
  const auto cells = vtkSmartPointer<vtkCellArray>::New();
  constexpr vtkIdType outline[4] = {0, 1, 2, 3};
  cells->InsertNextCell(4, outline);
  const auto data = vtkSmartPointer<vtkPolyData>::New();
  data->SetPoints(points);
  data->SetPolys(cells);
  return data;
}

vtkSmartPointer<vtkPolyData> levelLines(const HeightField& heights, const SceneFrame& frame, bool onSurface,
                                        double lift) {
  const auto points = vtkSmartPointer<vtkPoints>::New();
  const auto lines = vtkSmartPointer<vtkCellArray>::New();
  const auto scalars = vtkSmartPointer<vtkDoubleArray>::New();
  std::vector<double> levels = contourLevels(frame.scale);
  for (double& level : levels) level = frame.scale.height(level);
  const double low = frame.scale.height(frame.scale.low);
  for (const ContourLine& contour : contourLines(heights, levels)) {
    const double z = lift + (onSurface ? (contour.level - low) * frame.zFactor() : SceneBox::kFloor);
    for (const PlaneLine& line : contour.lines) {
      lines->InsertNextCell(static_cast<int>(line.size()));
      for (const PlanePoint& p : line) {
        lines->InsertCellPoint(points->InsertNextPoint(frame.worldX(p[0]), frame.worldY(p[1]), z));
        scalars->InsertNextValue(contour.level);
      }
    }
  }
  const auto data = vtkSmartPointer<vtkPolyData>::New();
  data->SetPoints(points);
  data->SetLines(lines);
  data->GetPointData()->SetScalars(scalars);
  return data;
}

vtkSmartPointer<vtkPolyData> clippedToScale(vtkSmartPointer<vtkPolyData> data, const LossScale& scale) {
  data = clippedAt(scale.height(scale.top), true, std::move(data));
  return scale.difference ? clippedAt(scale.low, false, std::move(data)) : data;
}

vtkSmartPointer<vtkPolyData> floorHatch(const HeightField& field, const SceneFrame& frame, double lift) {
  std::vector<std::array<Vector3, 2>> lines;
  for (const auto& [a, b] : hatchLines(field, kHatchSpacing)) {
    lines.push_back({frame.onFloor(a[0], a[1]), frame.onFloor(b[0], b[1])});
    for (Vector3& end : lines.back()) end[2] += lift;
  }
  return segments(lines);
}

vtkSmartPointer<vtkPolyData> sectionOnSurface(const SectionLine& section, const HeightField& field,
                                              const std::vector<GridCell>& cells, const SceneFrame& frame,
                                              double lift) {
  std::vector<Vector3> places;
  for (int i = 0; i <= kSectionParts; ++i) {
    const double t = static_cast<double>(i) / kSectionParts;
    const double x = section.x0 + t * (section.x1 - section.x0),
                 y = section.y0 + t * (section.y1 - section.y0);
    const double loss = heightAt(field, cells, x, y);
    Vector3 at = frame.toWorld(x, y, loss);
    if (!isInBox({0, 0, at[2]})) at[2] = std::nan("");
    at[2] += lift;
    places.push_back(at);
  }
  return polyline(places, kDash);
}

std::vector<std::array<Vector3, 2>> pathInBox(const TrainingPath& path, const SceneFrame& frame) {
  std::vector<std::array<Vector3, 2>> pieces;
  for (size_t i = 0; i + 1 < path.size(); ++i) {
    Vector3 a = frame.toWorld(path[i].x, path[i].y, path[i].loss),
            b = frame.toWorld(path[i + 1].x, path[i + 1].y, path[i + 1].loss);
    if (!std::isfinite(a[2]) || !std::isfinite(b[2]) || a == b) continue;
    if (cutAlong(0, -1, 1, a, b) && cutAlong(1, -1, 1, a, b) && cutAlong(2, 0, SceneBox::kTop, a, b))
      pieces.push_back({a, b});
  }
  return pieces;
}

vtkSmartPointer<vtkPolyData> tubeAlong(const std::vector<std::array<Vector3, 2>>& pieces, double radius) {
  if (pieces.empty()) return vtkSmartPointer<vtkPolyData>::New();
  const auto tube = vtkSmartPointer<vtkTubeFilter>::New();
  tube->SetInputData(segments(pieces));
  tube->SetRadius(radius);
  tube->SetNumberOfSides(kTubeSides);
  tube->CappingOn();
  tube->Update();
  return tube->GetOutput();
}

vtkSmartPointer<vtkPolyData> pathSpheres(const TrainingPath& path, const SceneFrame& frame, double radius) {
  const auto together = vtkSmartPointer<vtkAppendPolyData>::New();
  bool any = false;
  for (size_t i = 0; i < path.size(); ++i) {
    const Vector3 place = frame.toWorld(path[i].x, path[i].y, path[i].loss);
    if (!isInBox(place)) continue;
    const auto sphere = vtkSmartPointer<vtkSphereSource>::New();
    sphere->SetCenter(place[0], place[1], place[2]);
    sphere->SetRadius(i + 1 == path.size() ? kLastSphere * radius : radius);
    sphere->SetThetaResolution(kSphereParts);
    sphere->SetPhiResolution(kSphereParts);
    together->AddInputConnection(sphere->GetOutputPort());
    any = true;
  }
  if (!any) return vtkSmartPointer<vtkPolyData>::New();
  together->Update();
  return together->GetOutput();
}

vtkSmartPointer<vtkPolyData> pathDrops(const TrainingPath& path, const HeightField& field,
                                       const std::vector<GridCell>& cells, const SceneFrame& frame) {
  std::vector<std::array<Vector3, 2>> lines;
  for (const PathPoint& point : path) {
    Vector3 own = frame.toWorld(point.x, point.y, point.loss),
            plane = frame.toWorld(point.x, point.y, heightAt(field, cells, point.x, point.y));
    if (!std::isfinite(own[2]) || !std::isfinite(plane[2]) || std::abs(own[0]) > 1 || std::abs(own[1]) > 1) continue;
    if (std::abs(own[2] - plane[2]) < kLeastDrop || !cutAlong(2, 0, SceneBox::kTop, own, plane)) continue;
    lines.push_back({own, plane});
  }
  return segments(lines);
}

}  // namespace gacfas
