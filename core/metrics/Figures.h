#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/metrics/Figure.h"
#include "core/metrics/Metrics.h"
#include "core/metrics/ThresholdSource.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// A figure at a limit: TPR@FPR, BPCER@APCER.
struct LimitFigure {
  double limit = 0.0;  ///< a rate, 0..1
  Figure figure;
};

/// Rates at one threshold (ISO/IEC 30107-3): APCER of each attack type and of the worst, BPCER = FNR, ACER =
/// (worst APCER + BPCER) / 2.
struct ThresholdFigures {
  ThresholdSource source;
  double threshold = 0.0;
  Figure fpr, fnr, hter, accuracy;
  std::map<std::string, Figure> apcer;
  std::string worstAttack;  ///< type with the highest APCER, the first by name on ties
  Figure worstApcer, bpcer, acer;
};

/// All figures of one set of samples.
struct SetFigures {
  int64_t live = 0;
  int64_t spoof = 0;
  bool clients = false;  ///< the bootstrap drew persons, else videos
  int64_t units = 0;     ///< so many of them
  int64_t draws = 0;
  Figure auc;                         ///< count: pairs (live, spoof) in the right order; total: pairs
  Interval aucDeLong;                 ///< of independent samples, without regard to persons
  Figure eer;                         ///< count: errors at the oracle threshold; total: samples
  std::vector<LimitFigure> tprAtFpr;  ///< 10, 5, 1, 0.5, 0.1 %
  std::vector<LimitFigure>
      bpcerAtApcer;  ///< 10, 5, 1 %: the least BPCER with every attack type's APCER <= limit
  std::vector<ThresholdFigures> thresholds;
};

struct FigureOptions {
  int64_t draws = 1000;  ///< of the bootstrap; 0: no intervals
  uint64_t seed = 1223;
};

/// Figures of `samples` (videos, or frames as samples of their own), at each threshold. Intervals are 95 %
/// percentile intervals of a bootstrap over ResamplingUnits; a threshold that comes from the samples
/// themselves (ThresholdSource::usesTarget) is chosen anew in each draw, another stays. Where every draw is
/// the same, a proportion has its exact interval over the units with such samples, and another figure none.
/// Same input, same result. Throws as rocCurve does, and Cancelled on stop.
SetFigures computeFigures(const std::vector<VideoScore>& samples,
                          const std::vector<ThresholdSource>& thresholds, const FigureOptions& options = {},
                          const JobControl* control = nullptr);

}  // namespace gacfas
