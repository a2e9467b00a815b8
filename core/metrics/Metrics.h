#pragma once

#include <limits>
#include <string>
#include <vector>

#include "core/types/Dataset.h"
#include "core/types/Reports.h"

namespace gacfas {

/// Score of one video: the mean of its frames' scores.
struct VideoScore {
  double score = 0.0;
  Label label = Label::Spoof;
  std::string domain;
  std::string video;
  std::string client;
  std::string attack;
};

/// One point of a ROC curve: accept (live) when score >= threshold.
struct RocPoint {
  double threshold = std::numeric_limits<double>::infinity();
  int64_t falsePositives = 0;   ///< accepted spoofs
  int64_t truePositives = 0;    ///< accepted live faces
};

/// All distinct thresholds, from +inf (0, 0) downwards to (N, P).
struct RocCurve {
  std::vector<RocPoint> points;
  int64_t live = 0;
  int64_t spoof = 0;
};

/// Averages the rows of each (domain, video), in order of first appearance. Throws InputError where rows of a video
/// disagree in label.
std::vector<VideoScore> averageVideos(const std::vector<ScoreRow>& rows);

/// Throws InputError for an empty set, one class only, or a score that is not finite.
RocCurve rocCurve(const std::vector<VideoScore>& videos);

/// Area under the curve by trapezoid, 0..1.
double auc(const RocCurve& roc);
/// Equal error rate, 0..1: linear interpolation of the ROC to FPR = FNR.
double equalErrorRate(const RocCurve& roc);
/// Largest TPR with FPR <= limit, no interpolation.
double tprAtFpr(const RocCurve& roc, double limit);
/// Threshold where |TP * N + FP * P - P * N| is least (integers), the highest on ties: the paper's oracle.
double oracleThreshold(const RocCurve& roc);
/// Threshold of the pooled source videos where |FPR - FNR| is least, both unweighted means over the domains; the highest
/// on ties, +inf included. Throws InputError naming a domain that lacks one of the classes.
double sourceThreshold(const std::vector<VideoScore>& videos);

Metrics computeMetrics(const std::vector<VideoScore>& videos);
/// Rates at a fixed threshold; APCER per attack type, the worst of them, BPCER, ACER (ISO/IEC 30107-3).
ThresholdRates ratesAt(const std::vector<VideoScore>& videos, double threshold);

}  // namespace gacfas
