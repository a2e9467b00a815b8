#include "viz/Contours.h"

#include <vtkCellArray.h>
#include <vtkClipPolyData.h>
#include <vtkContourFilter.h>
#include <vtkFeatureEdges.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>
#include <vtkStripper.h>

#include "viz/SurfaceMesh.h"

namespace gacfas {
namespace {

/// Joins the pieces of a filter's output and takes the heights away.
std::vector<PlaneLine> joined(vtkAlgorithm& pieces) {
  const auto stripper = vtkSmartPointer<vtkStripper>::New();
  stripper->SetInputConnection(pieces.GetOutputPort());
  stripper->SetMaximumLength(100000);
  stripper->JoinContiguousSegmentsOn();
  stripper->Update();
  vtkPolyData* result = stripper->GetOutput();
  std::vector<PlaneLine> lines;
  vtkIdType count = 0;
  const vtkIdType* points = nullptr;
  vtkCellArray* cells = result->GetLines();
  for (cells->InitTraversal(); cells->GetNextCell(count, points);) {
    PlaneLine line;
    for (vtkIdType i = 0; i < count; ++i) {
      std::array<double, 3> place{};
      result->GetPoint(points[i], place.data());
      line.push_back({place[0], place[1]});
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::vector<ContourLine> contourLines(const HeightField& field, const std::vector<double>& levels) {
  const auto filter = vtkSmartPointer<vtkContourFilter>::New();
  filter->SetInputData(surfaceMesh(field));
  std::vector<ContourLine> contours;
  for (const double level : levels) {
    filter->SetValue(0, level);
    contours.push_back({level, joined(*filter)});
  }
  return contours;
}

std::vector<ContourRegion> contourRegions(const HeightField& field, const std::vector<double>& levels) {
  const auto clip = vtkSmartPointer<vtkClipPolyData>::New();
  clip->SetInputData(surfaceMesh(field));
  const auto edges = vtkSmartPointer<vtkFeatureEdges>::New();
  edges->SetInputConnection(clip->GetOutputPort());
  edges->BoundaryEdgesOn();
  edges->FeatureEdgesOff();
  edges->NonManifoldEdgesOff();
  edges->ManifoldEdgesOff();
  edges->ColoringOff();
  std::vector<ContourRegion> regions;
  for (const double level : levels) {
    clip->SetValue(level);
    regions.push_back({level, joined(*edges)});
  }
  return regions;
}

}  // namespace gacfas
