#include "ui/train/AlignmentDial.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/plots/ShortNumber.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

constexpr double kTop = 22.0, kBottom = 20.0, kSide = 24.0;  ///< room for texts around the half circle
constexpr double kHead = 7.0;                                ///< length of an arrow's head

QPointF onCircle(const QPointF& centre, double radius, double degrees) {
  const double angle = degrees * std::numbers::pi / 180.0;
  return centre + QPointF(std::sin(angle), -std::cos(angle)) * radius;
}

void drawCentred(QPainter& painter, const QPointF& centre, const QString& text) {
  const QRectF box(centre.x() - 40, centre.y() - 10, 80, 20);
  painter.drawText(box, Qt::AlignCenter, text);
}

QFont nameFont() {
  return uiFont(11, QFont::DemiBold);
}

double longest(const std::vector<DialPoint>& a, const std::vector<DialPoint>& b) {
  double most = 0.0;
  for (const auto* points : {&a, &b})
    for (const DialPoint& point : *points) most = std::max(most, point.ratio);
  return most;
}

}  // namespace

AlignmentDial::AlignmentDial(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("alignmentDial"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void AlignmentDial::setReadings(std::vector<DialPoint> now, std::vector<DialPoint> then,
                                const RunStyle& style) {
  now_ = std::move(now);
  then_ = std::move(then);
  style_ = style;
  // Steps of a half, so that the scale is calm while the arrows move.
  rim_ = std::max(1.0, std::ceil(longest(now_, then_) * 2.0 - 0.05) / 2.0);
  QStringList texts;
  for (const DialPoint& point : now_)
    texts << tr("%1 at %2° to g").arg(point.name, fixedNumber(point.degrees(), 1));
  setAccessibleName(tr("Alignment dial: %1").arg(texts.join(QStringLiteral(", "))));
  update();
}

double AlignmentDial::depth() const {
  double most = 0.0;
  for (const auto* points : {&now_, &then_})
    for (const DialPoint& point : *points) most = std::max(most, -point.cosine * point.ratio);
  return most;
}

double AlignmentDial::scale() const {
  const double across = (width() - 2 * kSide) / 2.0, up = height() - kTop - kBottom;
  return std::max(10.0, std::min(across / rim_, up / (rim_ + depth())));
}

QPointF AlignmentDial::origin() const {
  return {width() / 2.0, height() - kBottom - depth() * scale()};
}

QPointF AlignmentDial::tipOfG() const {
  return origin() - QPointF(0.0, scale());
}

QPointF AlignmentDial::tip(const DialPoint& point, double side) const {
  return onCircle(origin(), point.ratio * scale(), side * point.degrees());
}

void AlignmentDial::drawScale(QPainter& painter) const {
  const Theme& theme = currentTheme();
  const QPointF centre = origin();
  const double radius = rim_ * scale();
  painter.setPen(QPen(theme.line, 1));
  painter.setBrush(Qt::NoBrush);
  for (double part : {0.5, 1.0}) {
    const double r = part * radius;
    painter.drawArc(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r), 0, 180 * 16);
  }
  for (double degrees : {-60.0, -30.0, 30.0, 60.0})
    painter.drawLine(QLineF(centre, onCircle(centre, radius, degrees)));
  painter.setPen(QPen(theme.control, 1));
  painter.drawLine(QLineF(centre.x() - radius, centre.y(), centre.x() + radius, centre.y()));
  painter.setFont(uiFont(11));
  painter.setPen(theme.text3);
  for (double side : {-1.0, 1.0}) {
    drawCentred(painter, centre + QPointF(side * radius / 2, 11), shortNumber(rim_ / 2, 2));
    drawCentred(painter, centre + QPointF(side * radius, 11), QStringLiteral("%1 |g|").arg(rim_));
  }
}

void AlignmentDial::drawArrow(QPainter& painter, const QPointF& end, const QColor& colour, double width,
                              bool dashed) const {
  const QPointF start = origin(), along = end - start;
  const double length = std::hypot(along.x(), along.y());
  if (length < 1.0) return;
  const QPointF unit = along / length, across(-unit.y(), unit.x());
  const double head = std::min(kHead, length);
  const QPointF neck = end - unit * head;
  QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap);
  if (dashed) pen.setDashPattern({3.0, 2.0});
  painter.setPen(pen);
  painter.drawLine(QLineF(start, neck));
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawPolygon(QPolygonF{end, neck + across * head * 0.45, neck - across * head * 0.45});
}

std::vector<std::pair<QRectF, QString>> AlignmentDial::nameBoxes(const std::vector<DialPoint>& points,
                                                                 double side) const {
  const QFontMetricsF metrics(nameFont());
  std::vector<std::pair<QRectF, QString>> boxes;
  for (const DialPoint& point : points) {
    const QPointF at = tip(point, side);
    const double advance = metrics.horizontalAdvance(point.name);
    // Beside the tip, but never outside the widget.
    const double left =
        side > 0 ? std::min(at.x() + 6, width() - advance) : std::max(at.x() - 6 - advance, 0.0);
    boxes.emplace_back(QRectF(left, at.y() - metrics.ascent() / 2, advance, metrics.ascent()), point.name);
  }
  std::sort(boxes.begin(), boxes.end(),
            [](const auto& a, const auto& b) { return a.first.top() < b.first.top(); });
  double above = -1e9;
  for (auto& [box, name] : boxes) {
    box.moveTop(std::max(box.top(), above));
    above = box.bottom();
  }
  return boxes;
}

void AlignmentDial::drawAngles(QPainter& painter) const {
  painter.setFont(uiFont(11));
  painter.setPen(currentTheme().text3);
  auto names = nameBoxes(now_, 1.0);
  const auto left = nameBoxes(then_, -1.0);
  names.insert(names.end(), left.begin(), left.end());
  for (double degrees : {-60.0, -30.0, 30.0, 60.0}) {
    const QPointF centre = onCircle(origin(), rim_ * scale() + 13, degrees);
    const QRectF box(centre.x() - 12, centre.y() - 7, 24, 14);
    const bool covered =
        std::any_of(names.begin(), names.end(), [&](const auto& name) { return name.first.intersects(box); });
    if (!covered) drawCentred(painter, centre, QStringLiteral("%1°").arg(std::abs(degrees)));
  }
}

void AlignmentDial::drawNames(QPainter& painter, const std::vector<DialPoint>& points, double side,
                              const QColor& colour) const {
  painter.setFont(nameFont());
  for (const auto& [box, name] : nameBoxes(points, side)) {
    painter.fillRect(box.adjusted(-1, 1, 1, -1), currentTheme().page);
    painter.setPen(colour);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, name);
  }
}

void AlignmentDial::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  drawScale(painter);
  drawAngles(painter);
  const QColor colour = style_.colour(theme);
  QColor faint = colour;
  faint.setAlphaF(0.6f);
  for (size_t point = 0; point < then_.size(); ++point) drawArrow(painter, tipThen(point), faint, 1.2, true);
  drawArrow(painter, tipOfG(), theme.text2, 2.0, false);
  for (size_t point = 0; point < now_.size(); ++point) drawArrow(painter, tipNow(point), colour, 2.0, false);
  drawNames(painter, then_, -1.0, colour);
  drawNames(painter, now_, 1.0, colour);
  painter.setFont(uiFont(12, QFont::DemiBold));
  painter.setPen(theme.text1);
  drawCentred(painter, tipOfG() - QPointF(0, 10), QStringLiteral("g"));
}

void AlignmentDial::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) update();
}

}  // namespace gacfas
