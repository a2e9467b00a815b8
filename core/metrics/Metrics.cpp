#include "core/metrics/Metrics.h"

#include <algorithm>

#include "core/metrics/Classes.h"

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

}  // namespace

Metrics computeMetrics(const std::vector<VideoScore>& videos) {
  const RocCurve roc = rocCurve(videos);
  Metrics metrics;
  metrics.live = roc.live;
  metrics.spoof = roc.spoof;
  metrics.auc = auc(roc);
  metrics.eer = equalErrorRate(roc);
  metrics.threshold = oracleThreshold(roc);
  const RocPoint& oracle = *std::find_if(roc.points.begin(), roc.points.end(), [&](const RocPoint& point) {
    return point.threshold == metrics.threshold;
  });
  metrics.hter =
      (share(oracle.falsePositives, roc.spoof) + share(roc.live - oracle.truePositives, roc.live)) / 2.0;
  metrics.tprAtFpr = {{"0.05", tprAtFpr(roc, 0.05)}, {"0.01", tprAtFpr(roc, 0.01)}};
  return metrics;
}

ThresholdRates ratesAt(const std::vector<VideoScore>& videos, double threshold) {
  const ClassCounts counts = countClasses(videos);
  int64_t falseAccepts = 0;
  int64_t misses = 0;
  for (const VideoScore& video : videos) {
    const bool accepted = video.score >= threshold;
    falseAccepts += accepted && video.label == Label::Spoof;
    misses += !accepted && video.label == Label::Live;
  }
  ThresholdRates rates;
  rates.threshold = threshold;
  rates.fpr = share(falseAccepts, counts.spoof);
  rates.fnr = share(misses, counts.live);
  rates.hter = (rates.fpr + rates.fnr) / 2.0;
  rates.accuracy = share(counts.live + counts.spoof - falseAccepts - misses, counts.live + counts.spoof);
  rates.apcer = attackErrors(videos, threshold);
  for (const auto& [attack, error] : rates.apcer) rates.worstApcer = std::max(rates.worstApcer, error);
  rates.bpcer = rates.fnr;
  rates.acer = (rates.worstApcer + rates.bpcer) / 2.0;
  return rates;
}

}  // namespace gacfas
