#pragma once

#include <QBrush>
#include <QPainterPath>
#include <QPen>
#include <QString>
#include <QTransform>

/// Pieces of SVG 1.1 as text.
namespace gacfas::svg {

/// Two decimals at most: a hundredth of a unit.
QString number(double value);
/// The `d` of a path.
QString pathData(const QPainterPath& path);
/// `fill`, with its opacity; "none" for no brush. A gradient has to be defined under `gradientId`.
QString fillAttributes(const QBrush& brush, Qt::FillRule rule, const QString& gradientId);
QString strokeAttributes(const QPen& pen);
/// Empty for the identity.
QString transformAttribute(const QTransform& transform);
/// A linearGradient in the coordinates of the shape; empty for other brushes.
QString gradientDefinition(const QBrush& brush, const QString& id);

}  // namespace gacfas::svg
