#include "ui/landscape/SceneControls.h"

#include <QLineF>
#include <QtMath>
#include <cmath>

#include "ui/landscape/ScenePainter.h"

namespace gacfas {
namespace {

constexpr double kDegreesPerPixel = 0.4;
constexpr double kKeyDegrees = 5.0;
constexpr double kKeyZoom = 1.15;
constexpr double kWheelZoom = 1.0015;  // per eighth of a degree
constexpr double kGripReach = 10.0;    // pixels at 1x

}  // namespace

std::optional<size_t> SceneControls::panelAt(const QPointF& place) const {
  return scene_.panelAt(place.x() * ratio_, place.y() * ratio_);
}

std::optional<std::pair<size_t, size_t>> SceneControls::gripAt(const QPointF& place) const {
  const std::optional<size_t> panel = panelAt(place);
  if (!panel) return std::nullopt;
  const std::vector<QPointF> ends = sectionEnds(scene_, *panel, ratio_);
  for (size_t end = 0; end < ends.size(); ++end)
    if (QLineF(place, ends[end]).length() <= kGripReach) return std::pair{*panel, end};
  return std::nullopt;
}

bool SceneControls::press(const QPointF& place, bool shift) {
  const std::optional<size_t> panel = panelAt(place);
  if (!panel) return false;
  panel_ = *panel;
  from_ = place;
  const auto grip = gripAt(place);
  drag_ = shift ? Drag::Shift : grip ? Drag::Grip : Drag::Turn;
  if (grip) end_ = grip->second;
  return true;
}

CameraPose SceneControls::poseAt(const QPointF& place) {
  const QPointF by = place - from_;
  from_ = place;
  CameraPose pose = scene_.pose(panel());
  if (drag_ == Drag::Turn) return pose.turned(-by.x() * kDegreesPerPixel, by.y() * kDegreesPerPixel);
  const double units = scene_.projection(panel()).unitsPerPixel() * ratio_;
  pose.panX += by.x() * units;
  pose.panY -= by.y() * units;
  return pose;
}

std::optional<double> SceneControls::sectionAt(const QPointF& place) const {
  const PixelRect& rect = scene_.viewport(panel());
  const SceneFrame frame = scene_.frame(panel());
  const auto floor = pickFloor(
      frame, scene_.projection(panel()).rayThrough(place.x() * ratio_ - rect.x, place.y() * ratio_ - rect.y));
  if (!floor) return std::nullopt;
  const double x = (*floor)[0] - (frame.x0 + frame.x1) / 2, y = (*floor)[1] - (frame.y0 + frame.y1) / 2;
  return std::remainder(qRadiansToDegrees(std::atan2(y, x)) + (end_ == 0 ? 180.0 : 0.0), 360.0);
}

std::optional<std::pair<size_t, CameraPose>> SceneControls::wheel(const QPointF& place, int angle) const {
  const std::optional<size_t> panel = panelAt(place);
  if (!panel) return std::nullopt;
  return std::pair{*panel, scene_.pose(*panel).zoomed(std::pow(kWheelZoom, angle))};
}

std::optional<CameraPose> SceneControls::key(int key) const {
  const CameraPose pose = scene_.pose(panel());
  switch (key) {
    case Qt::Key_Left:
      return pose.turned(kKeyDegrees, 0);
    case Qt::Key_Right:
      return pose.turned(-kKeyDegrees, 0);
    case Qt::Key_Up:
      return pose.turned(0, kKeyDegrees);
    case Qt::Key_Down:
      return pose.turned(0, -kKeyDegrees);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return pose.zoomed(kKeyZoom);
    case Qt::Key_Minus:
      return pose.zoomed(1 / kKeyZoom);
    case Qt::Key_Home:
      return CameraPose{};
    default:
      return std::nullopt;
  }
}

}  // namespace gacfas
