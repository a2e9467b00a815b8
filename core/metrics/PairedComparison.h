#pragma once

#include <string>
#include <vector>

#include "core/metrics/Figures.h"
#include "core/metrics/McNemar.h"

namespace gacfas {

/// b - a of one figure, with its 95 % interval.
struct Difference {
  double a = 0.0, b = 0.0;
  Interval interval;

  double value() const { return b - a; }
  bool leavesOutZero() const { return interval.low > 0.0 || interval.high < 0.0; }
};

/// Two models on the same samples.
struct PairedComparison {
  int64_t live = 0, spoof = 0;
  bool clients = false;  ///< the bootstrap drew persons, else videos
  int64_t units = 0, draws = 0;
  ThresholdSource sourceA, sourceB;
  double thresholdA = 0.0, thresholdB = 0.0;
  Difference auc, hter;
  double aucDeLongP = 1.0;  ///< two-sided; NaN where a class has one sample only
  McNemar mcNemar;          ///< of the decisions at those thresholds; samples count as independent

  /// Whether there were persons or videos enough for a verdict.
  bool enoughUnits() const { return units >= kFewestUnits; }
  bool moreThanChance(const Difference& difference) const {
    return enoughUnits() && difference.leavesOutZero();
  }
};

/// Puts `b` into the order of `a`: by domain, label and video, and for samples without video names by place.
/// Throws InputError naming the first sample that one of them lacks.
std::vector<VideoScore> pairedWith(const std::vector<VideoScore>& a, const std::vector<VideoScore>& b);

/// Compares b with a on the same samples. Both are drawn alike in every bootstrap draw (see computeFigures),
/// so that what they share cancels. Throws as pairedWith and rocCurve do, and Cancelled on stop.
PairedComparison compareSamples(const std::vector<VideoScore>& a, const std::vector<VideoScore>& b,
                                const ThresholdSource& sourceA, const ThresholdSource& sourceB,
                                const FigureOptions& options = {}, const JobControl* control = nullptr);

/// What the comparison means, a sentence each: AUC, HTER, decisions, and where it applies a warning.
std::vector<std::string> comparisonWords(const PairedComparison& comparison, const std::string& nameA,
                                         const std::string& nameB);

}  // namespace gacfas
