#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "core/types/Dataset.h"
#include "core/types/Reports.h"

namespace gacfas {

/// Score of one sample: a video with the mean of its frames' scores, or a single frame.
struct VideoScore {
  double score = 0.0;
  Label label = Label::Spoof;
  std::string domain;
  std::string video;
  std::string client;
  std::string attack;
  std::string frame = {};  ///< where the sample is a frame
};

/// One point of a ROC curve: accept (live) when score >= threshold.
struct RocPoint {
  double threshold = std::numeric_limits<double>::infinity();
  int64_t falsePositives = 0;  ///< accepted spoofs
  int64_t truePositives = 0;   ///< accepted live faces
};

/// All distinct thresholds, from +inf (0, 0) downwards to (N, P).
struct RocCurve {
  std::vector<RocPoint> points;
  int64_t live = 0;
  int64_t spoof = 0;
};

/// Averages the rows of each video, in order of first appearance. A video is told by (domain, label, video),
/// because live and spoof videos lie in folders of their own and may share a name; a row without a video name
/// is a video of its own.
std::vector<VideoScore> averageVideos(const std::vector<ScoreRow>& rows);

/// The videos of each domain, by its name.
std::map<std::string, std::vector<VideoScore>> videosByDomain(const std::vector<VideoScore>& videos);

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
/// The source threshold (the honest deployment figure): of all scores and +inf the t where |mean_d FPR_d(t) -
/// mean_d FNR_d(t)| is least, the means being unweighted over the domains d of `videos`; the highest on ties.
/// Throws InputError naming a domain that lacks one of the classes, and for an empty set or a score that is
/// not finite.
double sourceThreshold(const std::vector<VideoScore>& videos);

/// All figures of one set of videos. Throws as rocCurve does.
Metrics computeMetrics(const std::vector<VideoScore>& videos);
/// Rates at a fixed threshold: accept when score >= threshold. APCER per attack type (the share of its videos
/// that are accepted; a spoof without a type counts as "unknown"), the worst of them, BPCER = FNR, ACER
/// (ISO/IEC 30107-3). Throws as rocCurve does.
ThresholdRates ratesAt(const std::vector<VideoScore>& videos, double threshold);

}  // namespace gacfas
