#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ui/results/MetricsTable.h"

namespace gacfas {

/// What is known of one run, whatever columns are shown.
struct RunReading {
  const EvaluationScores* scores = nullptr;
  SetFigures set;                                          ///< with intervals where they are computed
  std::map<MetricsColumn::Group, ThresholdFigures> rates;  ///< at each source that is shown
  MetricsCell aucBest, hterBest, aucTail, hterTail, aucLast, hterLast, hterHonest;
};

/// A column with the way to its figure.
struct MetricsMeasure {
  MetricsColumn column;
  std::function<MetricsCell(const RunReading&)> cell;
  std::function<int64_t(const EvaluationScores&)> samples;  ///< that the figure rests on; empty: not asked
  double limit = 0.0;  ///< the figure is taken at this rate; 0: not at a fixed one
};

/// The columns of a table: `groups` at the threshold's sources, for these types of attack. `samples` is what
/// the level calls its samples.
std::vector<MetricsMeasure> metricsMeasures(const std::vector<MetricsColumn::Group>& groups,
                                            const std::set<std::string>& attacks, const QString& samples,
                                            bool all);

}  // namespace gacfas
