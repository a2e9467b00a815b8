#include "ui/landscape/ContourPlottable.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/landscape/SceneColours.h"
#include "ui/landscape/ScenePainter.h"
#include "viz/Hatch.h"

namespace gacfas {
namespace {

constexpr size_t kLabelEvery = 4;   // levels
constexpr double kHatchSpacing = 0.03;  // of the plane's width
constexpr double kPathReach = 7.0;  // pixels
constexpr double kLabelRoom = 2.2;  // a line shorter than this many labels is not interrupted by one

double lengthOf(const QPolygonF& line) {
  double sum = 0.0;
  for (qsizetype i = 0; i + 1 < line.size(); ++i) sum += QLineF(line[i], line[i + 1]).length();
  return sum;
}

}  // namespace

ContourContent contourContent(const HeightField& field, const LossScale& scale, const TrainingPath& path) {
  ContourContent content{scale, field.x.front(), field.x.back(), field.y.front(), field.y.back(), {}, {},
                         field.xTitle, field.yTitle, path};
  content.hatch = hatchLines(field, kHatchSpacing);
  std::vector<double> levels = contourLevels(scale);
  content.lines = contourLines(field, levels);
  levels.insert(levels.begin(), std::numeric_limits<double>::lowest());
  levels.push_back(scale.top);
  content.regions = contourRegions(field, levels);
  return content;
}

ContourPlottable::ContourPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis) {
  setAntialiased(true);
}

void ContourPlottable::setContent(std::shared_ptr<const ContourContent> content) {
  content_ = std::move(content);
}

void ContourPlottable::setLook(const SceneStyle& scene, const PlotStyle& style) {
  scene_ = scene;
  style_ = style;
}

void ContourPlottable::setSection(const std::optional<SectionLine>& section) {
  section_ = section;
}

std::vector<QPointF> ContourPlottable::sectionEnds() const {
  if (!section_ || !content_) return {};
  const SectionLine line = sectionWithin(*section_, content_->x0, content_->x1, content_->y0, content_->y1);
  return {coordsToPixels(line.x0, line.y0), coordsToPixels(line.x1, line.y1)};
}

QCPRange ContourPlottable::getKeyRange(bool& found, QCP::SignDomain) const {
  found = content_ != nullptr;
  return found ? QCPRange(content_->x0, content_->x1) : QCPRange();
}

QCPRange ContourPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
  found = content_ != nullptr;
  return found ? QCPRange(content_->y0, content_->y1) : QCPRange();
}

QPolygonF ContourPlottable::polygon(const PlaneLine& line) const {
  QPolygonF points;
  points.reserve(static_cast<qsizetype>(line.size()));
  for (const PlanePoint& p : line) points << coordsToPixels(p[0], p[1]);
  return points;
}

void ContourPlottable::draw(QCPPainter* painter) {
  if (!content_ || !style_.theme) return;
  drawRegions(*painter);
  drawHatch(*painter);
  drawLines(*painter);
  drawSection(*painter);
  drawLabels(*painter);
  drawPath(*painter);
  painter->setClipping(false);  // a grip at the plane's edge is whole
  paintGrips(*painter, sectionEnds(), style_);
}

void ContourPlottable::drawRegions(QCPPainter& painter) const {
  painter.setPen(Qt::NoPen);
  for (const ContourRegion& region : content_->regions) {
    QPainterPath path;
    for (const PlaneLine& outline : region.outlines) {
      path.addPolygon(polygon(outline));
      path.closeSubpath();
    }
    // A band has the colour of its middle; what is cut off that of the top.
    const double share = bandShare(content_->scale, region.level);
    painter.setBrush(toColour(scene_.surfaceColour(content_->scale, share)));
    painter.drawPath(path);
  }
  painter.setBrush(Qt::NoBrush);
}

void ContourPlottable::drawHatch(QCPPainter& painter) const {
  QColor colour = style_.theme->page;
  colour.setAlphaF(0.55F);
  painter.setPen(QPen(colour, style_.unit));
  for (const auto& [a, b] : content_->hatch)
    painter.drawLine(coordsToPixels(a[0], a[1]), coordsToPixels(b[0], b[1]));
}

void ContourPlottable::drawLines(QCPPainter& painter) const {
  QColor colour = style_.theme->dark ? style_.theme->window : style_.theme->text1;
  for (size_t i = 0; i < content_->lines.size(); ++i) {
    const bool labelled = (i + 1) % kLabelEvery == 0;
    colour.setAlphaF(labelled ? 0.75F : 0.35F);
    painter.setPen(
        QPen(colour, (labelled ? 1.1 : 0.8) * style_.unit, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (const PlaneLine& line : content_->lines[i].lines) painter.drawPolyline(polygon(line));
  }
}

void ContourPlottable::drawLabels(QCPPainter& painter) const {
  std::vector<QRectF> taken;
  for (size_t i = kLabelEvery - 1; i < content_->lines.size(); i += kLabelEvery) {
    const ContourLine& contour = content_->lines[i];
    const auto longest =
        std::max_element(contour.lines.begin(), contour.lines.end(),
                         [](const PlaneLine& a, const PlaneLine& b) { return a.size() < b.size(); });
    if (longest != contour.lines.end()) drawLabel(painter, contour.level, *longest, taken);
  }
}

void ContourPlottable::drawLabel(QCPPainter& painter, double level, const PlaneLine& line,
                                 std::vector<QRectF>& taken) const {
  const QPolygonF points = polygon(line);
  const QString text = tickNumber(level);
  const QFontMetricsF metrics(style_.tickFont);
  const QSizeF size(metrics.horizontalAdvance(text) + 6 * style_.unit, metrics.height());
  if (lengthOf(points) < kLabelRoom * size.width()) return;
  const QRectF inside = QRectF(keyAxis()->axisRect()->rect());
  for (qsizetype part = 1; part < 8; ++part) {
    QRectF rect(QPointF(0, 0), size);
    rect.moveCenter(points[part * (points.size() - 1) / 8]);
    const bool free =
        std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(rect); });
    if (!free || !inside.contains(rect)) continue;
    taken.push_back(rect);
    QColor ground = style_.theme->page;
    ground.setAlphaF(0.82F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, 3 * style_.unit, 3 * style_.unit);
    painter.setFont(style_.tickFont);
    painter.setPen(style_.theme->text1);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.setBrush(Qt::NoBrush);
    return;
  }
}

const PathPoint* ContourPlottable::pathAt(const QPointF& pixel) const {
  const PathPoint* nearest = nullptr;
  double least = kPathReach;
  if (!content_) return nullptr;
  for (const PathPoint& point : content_->path)
    if (const double away = QLineF(coordsToPixels(point.x, point.y), pixel).length(); away <= least) {
      least = away;
      nearest = &point;
    }
  return nearest;
}

/// Joined in the order of training; the last weights are filled.
void ContourPlottable::drawPath(QCPPainter& painter) const {
  QPolygonF points;
  for (const PathPoint& point : content_->path) points << coordsToPixels(point.x, point.y);
  if (points.isEmpty()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style_.theme->page, 4 * style_.unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(points);
  painter.setPen(QPen(style_.theme->text1, 1.6 * style_.unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(points);
  const double radius = 3.5 * style_.unit;
  for (qsizetype i = 0; i < points.size(); ++i) {
    painter.setBrush(i + 1 == points.size() ? style_.theme->text1 : style_.theme->page);
    painter.drawEllipse(points[i], radius, radius);
  }
  painter.setBrush(Qt::NoBrush);
}

void ContourPlottable::drawSection(QCPPainter& painter) const {
  const std::vector<QPointF> ends = sectionEnds();
  if (ends.empty()) return;
  painter.setPen(QPen(style_.theme->page, 4 * style_.unit));
  painter.drawLine(ends[0], ends[1]);
  painter.setPen(QPen(style_.theme->accent, 2 * style_.unit));
  painter.drawLine(ends[0], ends[1]);
}

}  // namespace gacfas
