#pragma once

#include <QString>
#include <QVector>
#include <vector>

#include "ui/landscape/SurfaceSet.h"

namespace gacfas {

/// One run's line, or its random lines with their mean and spread. Values as shown (rates in per cent); NaN
/// where nothing was measured.
struct LineRun {
  RunStyle style;
  QString label;
  bool current = false;
  QVector<double> x;
  std::vector<QVector<double>> lines;            ///< one a direction
  QVector<double> mean, deviation;               ///< over the lines; of one line: itself, and NaN
  QVector<double> least, greatest;
  QVector<int> counts;                           ///< lines with a value there
  TrainingPath path;                             ///< weights of the training: x and own loss
  bool band() const { return lines.size() > 1; }
};

/// The lines of all ticked runs, ready to be drawn.
struct LineContent {
  std::vector<LineRun> runs;
  Channel channel;
  QString xTitle;
  QString start, end;  ///< whose weights are at 0 and at 1, where the line leads to others; else empty
  double top = 0.0;    ///< where the values are cut off, 0: nowhere

  bool band() const;
  bool hasPath() const;
  bool empty() const { return runs.empty(); }
  /// A line a coordinate and run: run, alpha, lines, mean, deviation, least, greatest, then each line's value.
  QString csv() const;
};
LineContent lineContent(const std::vector<SurfaceItem>& items, double top);

/// What of it is drawn.
struct LineLook {
  bool logarithmic = false;
  bool single = true;     ///< each random line, faint
  bool extremes = false;  ///< least and greatest, dotted
};

/// "1.23 ± 0.04 nat (1.1 to 1.4, 10 lines)" at the measured coordinate next to `x`; empty outside of the line.
QString lineValueText(const LineRun& run, const Channel& channel, double x);

}  // namespace gacfas
