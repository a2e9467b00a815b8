#include "viz/PanelActors.h"

#include <vtkCellArray.h>
#include <vtkClipPolyData.h>
#include <vtkDoubleArray.h>
#include <vtkLookupTable.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

#include <cmath>

#include "viz/Contours.h"
#include "viz/SurfaceMesh.h"

namespace gacfas {
namespace {

constexpr int kColours = 256;
constexpr size_t kMeshLines = 26;       // about as many lines a side, however fine the grid
constexpr double kOverFloor = 0.008;    // scene units
constexpr double kOverSurface = 0.012;  // scene units: a bilinear height may lie below the triangles
constexpr int kSectionParts = 240;
constexpr int kDash = 4;  // parts a dash, and a gap

/// Data in the plane's coordinates and nat, brought into the scene's box.
void place(vtkActor& actor, const SceneFrame& frame) {
  actor.SetScale(frame.xFactor(), frame.yFactor(), frame.zFactor());
  actor.SetPosition(-frame.x0 * frame.xFactor() - 1.0, -frame.y0 * frame.yFactor() - 1.0,
                    -frame.scale.low * frame.zFactor());
}

template <typename Colour>
vtkSmartPointer<vtkLookupTable> colourTable(const LossScale& scale, Colour colour) {
  const auto table = vtkSmartPointer<vtkLookupTable>::New();
  table->SetNumberOfTableValues(kColours);
  table->SetTableRange(scale.low, scale.top);
  for (int i = 0; i < kColours; ++i) {
    const Rgb c = colour((i + 0.5) / kColours);
    table->SetTableValue(i, c[0], c[1], c[2], 1.0);
  }
  return table;
}

/// The part that is not higher than `top`.
vtkSmartPointer<vtkPolyData> cutAt(double top, vtkSmartPointer<vtkPolyData> data) {
  const auto clip = vtkSmartPointer<vtkClipPolyData>::New();
  clip->SetInputData(data);
  clip->SetValue(top);
  clip->InsideOutOn();
  clip->Update();
  return clip->GetOutput();
}

void colourByLoss(vtkActor& actor, vtkLookupTable* table) {
  vtkMapper* mapper = actor.GetMapper();
  mapper->SetLookupTable(table);
  mapper->UseLookupTableScalarRangeOn();
  mapper->InterpolateScalarsBeforeMappingOn();
}

vtkSmartPointer<vtkPolyData> polyline(const std::vector<Vector3>& places, int dash) {
  const auto points = vtkSmartPointer<vtkPoints>::New();
  const auto lines = vtkSmartPointer<vtkCellArray>::New();
  for (const Vector3& p : places) points->InsertNextPoint(p.data());
  for (size_t i = 0; i + 1 < places.size(); ++i) {
    const bool gap = dash > 0 && (i / static_cast<size_t>(dash)) % 2 == 1;
    if (gap || !std::isfinite(places[i][2]) || !std::isfinite(places[i + 1][2])) continue;
    const vtkIdType ends[2] = {static_cast<vtkIdType>(i), static_cast<vtkIdType>(i + 1)};
    lines->InsertNextCell(2, ends);
  }
  const auto data = vtkSmartPointer<vtkPolyData>::New();
  data->SetPoints(points);
  data->SetLines(lines);
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

/// Contour lines in the scene's coordinates, with their losses as scalars.
vtkSmartPointer<vtkPolyData> floorContours(const HeightField& field, const SceneFrame& frame) {
  const auto points = vtkSmartPointer<vtkPoints>::New();
  const auto lines = vtkSmartPointer<vtkCellArray>::New();
  const auto losses = vtkSmartPointer<vtkDoubleArray>::New();
  for (const ContourLine& contour : contourLines(field, contourLevels(frame.scale))) {
    for (const PlaneLine& line : contour.lines) {
      lines->InsertNextCell(static_cast<int>(line.size()));
      for (const PlanePoint& p : line) {
        lines->InsertCellPoint(
            points->InsertNextPoint(frame.worldX(p[0]), frame.worldY(p[1]), SceneBox::kFloor + kOverFloor));
        losses->InsertNextValue(contour.level);
      }
    }
  }
  const auto data = vtkSmartPointer<vtkPolyData>::New();
  data->SetPoints(points);
  data->SetLines(lines);
  data->GetPointData()->SetScalars(losses);
  return data;
}

}  // namespace

PanelActors::PanelActors(const HeightField& field, const std::vector<GridCell>& cells,
                         const SceneFrame& frame, const SceneStyle& style)
    : field_(field), cells_(cells), frame_(frame), style_(style) {
  // Lines on the surface would else flicker through it.
  vtkMapper::SetResolveCoincidentTopologyToPolygonOffset();
  addFloor();
  if (!cells_.empty()) {
    addSurface();
    addMesh();
    if (style_.preset == ScenePreset::Paper) addContours();
  }
  floorLine_ = &addActor(vtkSmartPointer<vtkPolyData>::New());
  drawFlat(*floorLine_, style_.accent, 2 * style_.unit);
  surfaceLine_ = &addActor(vtkSmartPointer<vtkPolyData>::New());
  drawFlat(*surfaceLine_, style_.dark ? Rgb{0.05, 0.06, 0.08} : style_.line, 2 * style_.unit);
}

vtkActor& PanelActors::addActor(vtkSmartPointer<vtkPolyData> data) {
  const auto mapper = vtkSmartPointer<vtkPolyDataMapper>::New();
  mapper->SetInputData(data);
  const auto actor = vtkSmartPointer<vtkActor>::New();
  actor->SetMapper(mapper);
  actors_.push_back(actor);
  return *actor;
}

void PanelActors::drawFlat(vtkActor& actor, const Rgb& colour, double width) {
  actor.GetMapper()->ScalarVisibilityOff();
  actor.GetProperty()->LightingOff();
  actor.GetProperty()->SetColor(colour[0], colour[1], colour[2]);
  actor.GetProperty()->SetLineWidth(static_cast<float>(width));
  widths_.emplace_back(&actor, width);
}

void PanelActors::setLineScale(double factor) {
  for (const auto& [actor, width] : widths_)
    actor->GetProperty()->SetLineWidth(static_cast<float>(width * factor));
}

void PanelActors::addSurface() {
  vtkActor& actor = addActor(cutAt(frame_.scale.top, surfaceMesh(field_)));
  place(actor, frame_);
  colourByLoss(actor,
               colourTable(frame_.scale, [this](double share) { return style_.surfaceColour(share); }));
  actor.GetMapper()->SetRelativeCoincidentTopologyPolygonOffsetParameters(2, 4);
  vtkProperty* look = actor.GetProperty();
  look->SetInterpolationToGouraud();
  look->SetAmbient(0.42);
  look->SetDiffuse(0.62);
  look->SetSpecular(0.06);
  look->SetSpecularPower(12);
}

void PanelActors::addMesh() {
  const size_t stride =
      std::max<size_t>(1, (std::max(field_.x.size(), field_.y.size()) + kMeshLines - 1) / kMeshLines);
  vtkActor& actor = addActor(cutAt(frame_.scale.top, gridLines(field_, stride)));
  place(actor, frame_);
  drawFlat(actor, style_.dark ? Rgb{0.05, 0.06, 0.08} : style_.line, style_.unit);
  actor.GetProperty()->SetOpacity(0.28);
}

void PanelActors::addFloor() {
  vtkActor& actor = addActor(floorQuad());
  drawFlat(actor, style_.floor, 1);
}

void PanelActors::addContours() {
  vtkActor& actor = addActor(floorContours(field_, frame_));
  drawFlat(actor, style_.line, 1.3 * style_.unit);
  actor.GetMapper()->ScalarVisibilityOn();
  colourByLoss(actor,
               colourTable(frame_.scale, [this](double share) { return style_.contourColour(share); }));
}

vtkSmartPointer<vtkPolyData> PanelActors::sectionOnSurface(const SectionLine& section) const {
  std::vector<Vector3> places;
  for (int i = 0; i <= kSectionParts; ++i) {
    const double t = static_cast<double>(i) / kSectionParts;
    const double x = section.x0 + t * (section.x1 - section.x0),
                 y = section.y0 + t * (section.y1 - section.y0);
    const double loss = heightAt(field_, cells_, x, y);
    Vector3 at = frame_.toWorld(x, y, loss <= frame_.scale.top ? loss : std::nan(""));
    at[2] += kOverSurface;
    places.push_back(at);
  }
  return polyline(places, kDash);
}

void PanelActors::setSection(const std::optional<SectionLine>& section) {
  auto onFloor = vtkSmartPointer<vtkPolyData>::New(), onSurface = vtkSmartPointer<vtkPolyData>::New();
  if (section) {
    Vector3 a = frame_.onFloor(section->x0, section->y0), b = frame_.onFloor(section->x1, section->y1);
    a[2] += 3 * kOverFloor;
    b[2] += 3 * kOverFloor;
    onFloor = polyline({a, b}, 0);
    onSurface = sectionOnSurface(*section);
  }
  vtkPolyDataMapper::SafeDownCast(floorLine_->GetMapper())->SetInputData(onFloor);
  vtkPolyDataMapper::SafeDownCast(surfaceLine_->GetMapper())->SetInputData(onSurface);
}

void PanelActors::addTo(vtkRenderer& renderer) const {
  for (const auto& actor : actors_) renderer.AddActor(actor);
}

void PanelActors::removeFrom(vtkRenderer& renderer) const {
  for (const auto& actor : actors_) renderer.RemoveActor(actor);
}

}  // namespace gacfas
