#include "ui/theme/RunStyle.h"

#include <array>
#include <cmath>
#include <numbers>

#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kColours = 6;

struct Hue {
  QRgb light, dark;
};
// Okabe-Ito without yellow and black, darker on light grounds and lighter on dark ones: blue, purple, green,
// vermillion, orange, sky.
constexpr std::array<Hue, kColours> kHues{{{0x0067a3, 0x52a9e0},
                                           {0xa9477f, 0xe093bf},
                                           {0x007a5a, 0x33be97},
                                           {0xc24700, 0xff8a4c},
                                           {0x9c6500, 0xe8ae45},
                                           {0x2486bd, 0x8ccdf4}}};

QVector<qreal> dashOf(int dash) {
  static const std::array<QVector<qreal>, kColours> dashes{
      {{7, 3}, {7, 2.5, 1.5, 2.5}, {2, 2}, {}, {12, 3}, {4, 2, 1.5, 2, 1.5, 2}}};
  return dashes[static_cast<size_t>(dash)];
}

/// 0..35: the colour is index mod 6, and each round of six shifts dashes and markers by one.
int wrapped(int index) {
  return ((index % runStyleCount()) + runStyleCount()) % runStyleCount();
}
int colourOf(int index) {
  return wrapped(index) % kColours;
}
int shapeOf(int index) {
  return (wrapped(index) % kColours + wrapped(index) / kColours) % kColours;
}

QPainterPath polygon(int corners, qreal radius, qreal firstAngle, qreal innerRadius = 0) {
  QPolygonF points;
  const int count = innerRadius > 0 ? 2 * corners : corners;
  for (int i = 0; i < count; ++i) {
    const qreal angle = (firstAngle + 360.0 * i / count) * std::numbers::pi / 180.0;
    const qreal r = innerRadius > 0 && i % 2 ? innerRadius : radius;
    points << QPointF(r * std::cos(angle), r * std::sin(angle));
  }
  points << points.front();
  QPainterPath path;
  path.addPolygon(points);
  return path;
}

}  // namespace

QColor RunStyle::colour(const Theme& theme) const {
  const Hue& hue = kHues[static_cast<size_t>(colourOf(index))];
  return QColor(theme.dark ? hue.dark : hue.light);
}

QVector<qreal> RunStyle::dashes() const {
  return dashOf(shapeOf(index));
}

QPen RunStyle::pen(const Theme& theme, qreal width) const {
  QPen pen(colour(theme), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  QVector<qreal> pattern = dashes();
  for (qreal& length : pattern) length /= width;
  if (!pattern.isEmpty()) pen.setDashPattern(pattern);
  return pen;
}

QPainterPath RunStyle::marker(qreal radius) const {
  switch (shapeOf(index)) {
    case 1:
      return polygon(3, 1.25 * radius, -90);
    case 2:
      return polygon(4, 1.25 * radius, 45);
    case 3:
      return polygon(4, 1.25 * radius, 0);
    case 4:
      return polygon(3, 1.25 * radius, 90);
    case 5:
      return polygon(5, 1.35 * radius, -90, 0.6 * radius);
    default: {
      QPainterPath circle;
      circle.addEllipse(QPointF(0, 0), radius, radius);
      return circle;
    }
  }
}

int runStyleCount() {
  return kColours * kColours;
}

}  // namespace gacfas
