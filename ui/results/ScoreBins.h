#pragma once

#include <QVector>

#include "ui/results/EvaluationScores.h"

namespace gacfas {

/// Equal bins [k * width, (k + 1) * width) that hold all scores of an evaluation.
struct ScoreBins {
  double width = 0.0;  ///< 1, 2, 2.5 or 5 times a power of ten
  int64_t first = 0;   ///< index k of the first bin
  int64_t count = 0;

  double low(int64_t bin) const { return static_cast<double>(first + bin) * width; }
  double high(int64_t bin) const { return static_cast<double>(first + bin + 1) * width; }
  /// The bin of a score; outside of [0, count) where there is none.
  int64_t binOf(double score) const;
};

/// About `wanted` bins for all domains of an evaluation.
ScoreBins scoreBins(const EvaluationScores& scores, int wanted = 48);
/// Videos in each bin, by binary search.
QVector<double> binCounts(const SortedScores& scores, const ScoreBins& bins);

}  // namespace gacfas
