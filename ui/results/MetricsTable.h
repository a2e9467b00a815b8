#pragma once

#include <QString>
#include <vector>

#include "ui/results/FigureIntervals.h"

namespace gacfas {

struct MetricsColumn {
  /// Epochs: over the evaluations of a run, at oracle thresholds, as the paper's table.
  enum Group { Free, Oracle, Source, Probability, FixedFpr, FixedBpcer, ByHand, Epochs } group = Free;
  QString title;             ///< "AUC", "APCER print"
  QString count;             ///< "n 76" where the column has a number of samples of its own
  int better = 0;            ///< 1: higher is better, −1: lower, 0: neither
  bool isThreshold = false;  ///< a score, not a rate
  QString counted;           ///< "%1 of %2 live videos rejected"; empty: no count
  QString groupTitle;        ///< "Target EER (oracle)", "FPR 5 % on the target"
  QString tooSmall;          ///< why the figure decides nothing for any run, empty where it does
};

struct MetricsCell {
  Figure figure;           ///< value: rate 0..1 or threshold, NaN: none
  double deviation = -1.0; ///< standard deviation over evaluations, negative: none
  QString tooSmall;        ///< why the figure decides nothing, empty where it does
  QString remark;          ///< one more line of the tool tip
  bool best = false;       ///< of its column, among two runs or more
};

struct MetricsRow {
  RunStyle style;
  QString label, key;
  QString absence;                 ///< why there are no figures
  std::vector<MetricsCell> cells;  ///< one a column
};

/// The figures of the ticked runs on the unseen domain: one row a run, the sources of the threshold side by
/// side.
struct MetricsTable {
  QString target;
  QString targetVideos;  ///< "test split", "all videos": what was scored of the target; of several runs both
  bool cropsDiffer =
      false;  ///< the target's faces were imported in two ways, by the manifests the runs recorded
  QString samples;               ///< "videos" or "frames"
  int64_t live = 0, spoof = 0;   ///< samples of the first run that has scores
  bool clients = false;          ///< the bootstrap drew persons, else videos
  int64_t units = 0, draws = 0;  ///< 0: no intervals yet
  std::vector<MetricsColumn> columns;
  std::vector<MetricsRow> rows;

  /// Whether `other` has the same columns and rows, with other numbers.
  bool sameShape(const MetricsTable& other) const;
};

/// `all`: every figure at every source of a threshold; else those that most papers print, at the oracle's, the
/// sources' and the threshold shown. Intervals as far as `intervals` (may be null) has them.
MetricsTable metricsTable(Comparison& comparison, const FigureIntervals* intervals = nullptr, bool all = false);
/// Says of a table what has to be the same before its figures are compared.
void nameVideos(const std::vector<ComparedRun>& runs, MetricsTable& table);
/// A cell as the page shows it: rates in per cent with one decimal, "12.5" or "12.5 (0.8)".
QString cellText(const MetricsColumn& column, const MetricsCell& cell);
/// "85.7–93.8", empty where there is no interval.
QString intervalText(const MetricsCell& cell);
/// With two digits that count, for a narrow column: "86–94", "0.4–2.1".
QString shortIntervalText(const MetricsCell& cell);
/// Counts, interval and what is to be said of it, a line each.
QString cellTip(const MetricsColumn& column, const MetricsCell& cell);

}  // namespace gacfas
