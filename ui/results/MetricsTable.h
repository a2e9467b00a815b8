#pragma once

#include <QString>
#include <vector>

#include "ui/results/Comparison.h"

namespace gacfas {

struct MetricsColumn {
  enum Group { Free, Oracle, Source } group = Free;
  QString title;             ///< "AUC", "APCER print"
  QString count;             ///< "n 76" where the column has a number of videos of its own
  int better = 0;            ///< 1: higher is better, −1: lower, 0: neither
  bool isThreshold = false;  ///< a score, not a rate
  QString tooSmall;          ///< why the figure decides nothing, empty where it does
};

struct MetricsCell {
  double value = 0.0;  ///< rate 0..1 or threshold; NaN: none
  bool tooSmall = false;
  bool best = false;  ///< of its column, among two runs or more
};

struct MetricsRow {
  RunStyle style;
  QString label, key;
  QString absence;                 ///< why there are no figures
  std::vector<MetricsCell> cells;  ///< one a column
};

/// The figures of the ticked runs on the unseen domain: one row a run, oracle and source threshold side by
/// side.
struct MetricsTable {
  QString target;
  QString targetVideos;  ///< "test split", "all videos": what was scored of the target; of several runs both
  bool cropsDiffer =
      false;  ///< the target's faces were imported in two ways, by the manifests the runs recorded
  int64_t live = 0, spoof = 0;  ///< videos of the first run that has scores
  std::vector<MetricsColumn> columns;
  std::vector<MetricsRow> rows;
};

MetricsTable metricsTable(const std::vector<ComparedRun>& runs);
/// "Threshold free", "Target EER (oracle)", "Source threshold".
QString groupTitle(MetricsColumn::Group group);
/// A cell as the page shows it: rates in per cent with one decimal.
QString cellText(const MetricsColumn& column, const MetricsCell& cell);

}  // namespace gacfas
