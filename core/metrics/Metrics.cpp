#include "core/metrics/Metrics.h"

#include <algorithm>

namespace gacfas {
namespace {

double share(int64_t part, int64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// APCER of each attack type: the share of its videos that are accepted.
std::map<std::string, double> attackErrors(const std::vector<VideoScore>& videos, double threshold) {
  std::map<std::string, std::pair<int64_t, int64_t>> counts;  // accepted, all
  for (const VideoScore& video : videos) {
    if (video.label == Label::Live) continue;
    auto& [accepted, all] = counts[video.attack.empty() ? "unknown" : video.attack];
    accepted += video.score >= threshold;
    ++all;
  }
  std::map<std::string, double> errors;
  for (const auto& [attack, count] : counts) errors[attack] = share(count.first, count.second);
  return errors;
}

/// The last point of the curve whose threshold is not below `threshold`: it accepts the same videos.
const RocPoint& pointAt(const RocCurve& roc, double threshold) {
  const auto below = std::find_if(roc.points.begin() + 1, roc.points.end(),
                                  [&](const RocPoint& point) { return point.threshold < threshold; });
  return *(below - 1);
}

}  // namespace

Metrics computeMetrics(const std::vector<VideoScore>& videos) {
  const RocCurve roc = rocCurve(videos);
  Metrics metrics;
  metrics.live = roc.live;
  metrics.spoof = roc.spoof;
  metrics.auc = auc(roc);
  metrics.eer = equalErrorRate(roc);
  metrics.threshold = oracleThreshold(roc);
  const RocPoint& oracle = pointAt(roc, metrics.threshold);
  metrics.hter =
      (share(oracle.falsePositives, roc.spoof) + share(roc.live - oracle.truePositives, roc.live)) / 2.0;
  metrics.tprAtFpr = {{"0.05", tprAtFpr(roc, 0.05)}, {"0.01", tprAtFpr(roc, 0.01)}};
  return metrics;
}

ThresholdRates ratesAt(const std::vector<VideoScore>& videos, double threshold) {
  const RocCurve roc = rocCurve(videos);
  const RocPoint& point = pointAt(roc, threshold);
  const int64_t misses = roc.live - point.truePositives;
  ThresholdRates rates;
  rates.threshold = threshold;
  rates.fpr = share(point.falsePositives, roc.spoof);
  rates.fnr = share(misses, roc.live);
  rates.hter = (rates.fpr + rates.fnr) / 2.0;
  rates.accuracy = share(roc.live + roc.spoof - misses - point.falsePositives, roc.live + roc.spoof);
  rates.apcer = attackErrors(videos, threshold);
  for (const auto& [attack, error] : rates.apcer) rates.worstApcer = std::max(rates.worstApcer, error);
  rates.bpcer = rates.fnr;
  rates.acer = (rates.worstApcer + rates.bpcer) / 2.0;
  return rates;
}

}  // namespace gacfas
