#pragma once

#include <QColor>
#include <QPainterPath>
#include <QPen>
#include <QVector>

namespace gacfas {

struct Theme;

/// How a run looks in every plot, table and list: a colour, a dash and a marker, so that no two runs are told
/// apart by colour alone.
struct RunStyle {
  int index =
      0;  ///< 0: blue, dashed, circle (first run) ...; six colours, from the seventh on the dashes change
  bool operator==(const RunStyle&) const = default;

  QColor colour(const Theme& theme) const;
  /// Dash lengths in pixels at 1x, empty for a solid line.
  QVector<qreal> dashes() const;
  /// A pen of `width` pixels with the run's colour and dash (flat cap; the dashes divided by the width, as
  /// QPen wants).
  QPen pen(const Theme& theme, qreal width) const;
  /// The marker (circle, triangle, square, diamond, ...) around the origin, `radius` pixels.
  QPainterPath marker(qreal radius) const;
};

/// Number of different styles; indices wrap.
int runStyleCount();

}  // namespace gacfas
