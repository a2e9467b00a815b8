#include "ui/figure/SvgText.h"

#include <QGradient>
#include <QStringList>
#include <algorithm>

namespace gacfas::svg {

namespace {

QString colourAttributes(const char* name, const QColor& colour) {
  QString text = QStringLiteral(" %1=\"%2\"").arg(QLatin1String(name), colour.name());
  if (colour.alpha() < 255)
    text += QStringLiteral(" %1-opacity=\"%2\"").arg(QLatin1String(name), number(colour.alphaF()));
  return text;
}

QString point(const QPainterPath::Element& element) {
  return number(element.x) + QLatin1Char(' ') + number(element.y);
}

const char* capName(Qt::PenCapStyle cap) {
  return cap == Qt::RoundCap ? "round" : cap == Qt::SquareCap ? "square" : "butt";
}

const char* joinName(Qt::PenJoinStyle join) {
  return join == Qt::RoundJoin ? "round" : join == Qt::BevelJoin ? "bevel" : "miter";
}

}  // namespace

QString number(double value) {
  QString text = QString::number(value, 'f', 2);
  while (text.endsWith(QLatin1Char('0'))) text.chop(1);
  if (text.endsWith(QLatin1Char('.'))) text.chop(1);
  return text == QStringLiteral("-0") ? QStringLiteral("0") : text;
}

QString pathData(const QPainterPath& path) {
  QStringList parts;
  for (int i = 0; i < path.elementCount(); ++i) {
    const QPainterPath::Element element = path.elementAt(i);
    if (element.isMoveTo())
      parts << QLatin1Char('M') + point(element);
    else if (element.isLineTo())
      parts << QLatin1Char('L') + point(element);
    else if (element.type == QPainterPath::CurveToElement && i + 2 < path.elementCount()) {
      parts << QLatin1Char('C') + point(element) + QLatin1Char(' ') + point(path.elementAt(i + 1)) +
                   QLatin1Char(' ') + point(path.elementAt(i + 2));
      i += 2;
    }
  }
  return parts.join(QString());
}

QString fillAttributes(const QBrush& brush, Qt::FillRule rule, const QString& gradientId) {
  if (brush.style() == Qt::NoBrush) return QStringLiteral(" fill=\"none\"");
  QString text = gradientId.isEmpty() ? colourAttributes("fill", brush.color())
                                      : QStringLiteral(" fill=\"url(#%1)\"").arg(gradientId);
  if (rule == Qt::OddEvenFill) text += QStringLiteral(" fill-rule=\"evenodd\"");
  return text;
}

QString strokeAttributes(const QPen& pen) {
  if (pen.style() == Qt::NoPen) return {};
  const double width = pen.widthF() > 0.0 ? pen.widthF() : 1.0;
  QString text =
      colourAttributes("stroke", pen.color()) + QStringLiteral(" stroke-width=\"%1\"").arg(number(width));
  if (pen.isCosmetic()) text += QStringLiteral(" vector-effect=\"non-scaling-stroke\"");
  text += QStringLiteral(" stroke-linecap=\"%1\" stroke-linejoin=\"%2\"")
              .arg(QLatin1String(capName(pen.capStyle())), QLatin1String(joinName(pen.joinStyle())));
  if (pen.style() == Qt::SolidLine) return text;
  QStringList dashes;
  for (const qreal dash : pen.dashPattern()) dashes << number(dash * width);
  return text + QStringLiteral(" stroke-dasharray=\"%1\" stroke-dashoffset=\"%2\"")
                    .arg(dashes.join(QLatin1Char(' ')), number(pen.dashOffset() * width));
}

QString transformAttribute(const QTransform& t) {
  if (t.isIdentity()) return {};
  if (t.type() <= QTransform::TxTranslate)
    return QStringLiteral(" transform=\"translate(%1 %2)\"").arg(number(t.dx()), number(t.dy()));
  const auto exact = [](double value) { return QString::number(value, 'g', 9); };
  const QStringList parts{exact(t.m11()), exact(t.m12()), exact(t.m21()),
                          exact(t.m22()), exact(t.dx()),  exact(t.dy())};
  return QStringLiteral(" transform=\"matrix(%1)\"").arg(parts.join(QLatin1Char(' ')));
}

QString gradientDefinition(const QBrush& brush, const QString& id) {
  if (brush.style() != Qt::LinearGradientPattern) return {};
  const auto* gradient = static_cast<const QLinearGradient*>(brush.gradient());
  QString text = QStringLiteral(
                     "<defs><linearGradient id=\"%1\" gradientUnits=\"userSpaceOnUse\" x1=\"%2\" y1=\"%3\" "
                     "x2=\"%4\" y2=\"%5\">")
                     .arg(id, number(gradient->start().x()), number(gradient->start().y()),
                          number(gradient->finalStop().x()), number(gradient->finalStop().y()));
  for (const auto& [at, colour] : gradient->stops())
    text += QStringLiteral("<stop offset=\"%1\"%2/>")
                .arg(QString::number(at, 'f', 4),
                     colourAttributes("stop", colour)
                         .replace(QStringLiteral(" stop="), QStringLiteral(" stop-color=")));
  return text + QStringLiteral("</linearGradient></defs>\n");
}

}  // namespace gacfas::svg
