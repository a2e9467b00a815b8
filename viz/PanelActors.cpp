#include "viz/PanelActors.h"

#include <vtkLookupTable.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

#include <algorithm>

#include "viz/PanelShapes.h"
#include "viz/SurfaceMesh.h"

namespace gacfas {
namespace {

constexpr int kColours = 256;
constexpr size_t kMeshLines = 26;       // about as many lines a side, however fine the grid
constexpr double kOverFloor = 0.008;    // scene units
constexpr double kOverSurface = 0.012;  // scene units: a bilinear height may lie below the triangles
constexpr double kTube = 0.014, kSphere = 0.026;

/// Data in the plane's coordinates and heights, brought into the scene's box.
void place(vtkActor& actor, const SceneFrame& frame) {
  actor.SetScale(frame.xFactor(), frame.yFactor(), frame.zFactor());
  actor.SetPosition(-frame.x0 * frame.xFactor() - 1.0, -frame.y0 * frame.yFactor() - 1.0,
                    -frame.scale.height(frame.scale.low) * frame.zFactor());
}

void light(vtkActor& actor) {
  vtkProperty* look = actor.GetProperty();
  look->SetInterpolationToGouraud();
  look->SetAmbient(0.42);
  look->SetDiffuse(0.62);
  look->SetSpecular(0.06);
  look->SetSpecularPower(12);
}

size_t meshStride(const HeightField& field) {
  return std::max<size_t>(1, (std::max(field.x.size(), field.y.size()) + kMeshLines - 1) / kMeshLines);
}

/// The section's line on the floor.
vtkSmartPointer<vtkPolyData> floorSection(const SectionLine& section, const SceneFrame& frame) {
  Vector3 a = frame.onFloor(section.x0, section.y0), b = frame.onFloor(section.x1, section.y1);
  a[2] += 3 * kOverFloor;
  b[2] += 3 * kOverFloor;
  return polyline({a, b}, 0);
}

void setData(vtkActor& actor, vtkSmartPointer<vtkPolyData> data) {
  vtkPolyDataMapper::SafeDownCast(actor.GetMapper())->SetInputData(data);
}

}  // namespace

PanelActors::PanelActors(const ScenePanel& panel, const PanelCells& cells, const SceneFrame& frame,
                         const SceneStyle& style)
    : panel_(panel), cells_(cells), frame_(frame), style_(style), heights_(heightsOn(panel.scale, panel.field)) {
  // Lines on the surface would else flicker through it.
  vtkMapper::SetResolveCoincidentTopologyToPolygonOffset();
  addFloor();
  if (panel_.second) {
    addBothSurfaces();
  } else if (!cells_.first.empty()) {
    addLossSurface();
    if (style_.preset == ScenePreset::Paper || panel_.scale.difference) addContours();
  }
  addPath();
  floorLine_ = &addActor(vtkSmartPointer<vtkPolyData>::New());
  drawFlat(*floorLine_, style_.accent, 2 * style_.unit);
  for (vtkActor** line : {&surfaceLine_, &otherLine_}) {
    *line = &addActor(vtkSmartPointer<vtkPolyData>::New());
    drawFlat(**line, lineOnSurface(), 2 * style_.unit);
  }
}

Rgb PanelActors::lineOnSurface() const {
  return style_.dark ? Rgb{0.05, 0.06, 0.08} : style_.line;
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

void PanelActors::colourByHeight(vtkActor& actor, bool lines) const {
  const auto table = vtkSmartPointer<vtkLookupTable>::New();
  table->SetNumberOfTableValues(kColours);
  const LossScale& scale = panel_.scale;
  table->SetTableRange(scale.height(scale.low), scale.height(scale.top));
  for (int i = 0; i < kColours; ++i) {
    const double share = (i + 0.5) / kColours;
    const Rgb c = lines ? style_.contourColour(scale, share) : style_.surfaceColour(scale, share);
    table->SetTableValue(i, c[0], c[1], c[2], 1.0);
  }
  vtkMapper* mapper = actor.GetMapper();
  mapper->ScalarVisibilityOn();
  mapper->SetLookupTable(table);
  mapper->UseLookupTableScalarRangeOn();
  mapper->InterpolateScalarsBeforeMappingOn();
}

vtkActor& PanelActors::addSkin(const HeightField& heights) {
  vtkActor& actor = addActor(clippedToScale(surfaceMesh(heights), panel_.scale));
  place(actor, frame_);
  actor.GetMapper()->SetRelativeCoincidentTopologyPolygonOffsetParameters(2, 4);
  light(actor);
  return actor;
}

vtkActor& PanelActors::addGridLines(const HeightField& heights, const Rgb& colour, double width, double opacity) {
  vtkActor& actor = addActor(clippedToScale(gridLines(heights, meshStride(heights)), panel_.scale));
  place(actor, frame_);
  drawFlat(actor, colour, width * style_.unit);
  actor.GetProperty()->SetOpacity(opacity);
  return actor;
}

void PanelActors::addLossSurface() {
  colourByHeight(addSkin(heights_), false);
  if (!style_.levelLines) {
    addGridLines(heights_, lineOnSurface(), 1.0, 0.28);
    return;
  }
  vtkActor& actor = addActor(levelLines(heights_, frame_, true, 0.004));
  drawFlat(actor, lineOnSurface(), 1.2 * style_.unit);
  actor.GetProperty()->SetOpacity(0.6);
}

void PanelActors::addBothSurfaces() {
  if (cells_.first.empty() || cells_.second.empty()) return;
  const HeightField second = heightsOn(panel_.scale, *panel_.second);
  const auto& [skin, wire] = panel_.colours;
  addGridLines(second, wire, 1.2, 1.0);
  addGridLines(heights_, skin, 1.0, 0.55);
  vtkActor& actor = addSkin(heights_);
  actor.GetMapper()->ScalarVisibilityOff();
  actor.GetProperty()->SetColor(skin[0], skin[1], skin[2]);
  actor.GetProperty()->SetOpacity(0.5);
  const std::pair<const HeightField*, const Rgb*> both[] = {{&heights_, &skin}, {&second, &wire}};
  for (const auto& [heights, colour] : both)
    drawFlat(addActor(levelLines(*heights, frame_, false, kOverFloor)), *colour, 1.2 * style_.unit);
}

void PanelActors::addFloor() {
  drawFlat(addActor(floorQuad()), style_.floor, 1);
  vtkActor& hatch = addActor(floorHatch(panel_.field, frame_, kOverFloor));
  drawFlat(hatch, style_.accent, style_.unit);
  hatch.GetProperty()->SetOpacity(0.35);
}

void PanelActors::addContours() {
  vtkActor& actor = addActor(levelLines(heights_, frame_, false, kOverFloor));
  drawFlat(actor, style_.line, 1.3 * style_.unit);
  colourByHeight(actor, true);
}

void PanelActors::addPath() {
  if (panel_.path.empty()) return;
  const Rgb colour = style_.dark ? Rgb{0.97, 0.97, 0.98} : Rgb{0.08, 0.09, 0.12};
  for (const auto& shape : {tubeAlong(pathInBox(panel_.path, frame_), kTube), pathSpheres(panel_.path, frame_, kSphere)}) {
    vtkActor& actor = addActor(shape);
    light(actor);
    actor.GetMapper()->ScalarVisibilityOff();
    actor.GetProperty()->SetColor(colour[0], colour[1], colour[2]);
  }
  vtkActor& drops = addActor(pathDrops(panel_.path, panel_.field, cells_.first, frame_));
  drawFlat(drops, colour, style_.unit);
}

void PanelActors::setSection(const std::optional<SectionLine>& asked) {
  std::optional<SectionLine> section = asked;
  if (section) section = sectionWithin(*section, frame_.x0, frame_.x1, frame_.y0, frame_.y1);
  const auto onFloor = section ? floorSection(*section, frame_) : vtkSmartPointer<vtkPolyData>::New();
  const auto onSurface = [&](const HeightField* field, const std::vector<GridCell>& cells) {
    return section && field ? sectionOnSurface(*section, *field, cells, frame_, kOverSurface)
                            : vtkSmartPointer<vtkPolyData>::New();
  };
  setData(*floorLine_, onFloor);
  setData(*surfaceLine_, onSurface(&panel_.field, cells_.first));
  setData(*otherLine_, onSurface(panel_.second ? &*panel_.second : nullptr, cells_.second));
}

void PanelActors::addTo(vtkRenderer& renderer) const {
  for (const auto& actor : actors_) renderer.AddActor(actor);
}

void PanelActors::removeFrom(vtkRenderer& renderer) const {
  for (const auto& actor : actors_) renderer.RemoveActor(actor);
}

}  // namespace gacfas
