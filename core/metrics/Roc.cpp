#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/metrics/Classes.h"

namespace gacfas {
namespace {

/// (TPR + FPR - 1) * P * N = (FPR - FNR) * P * N; grows strictly from -P * N to P * N along the curve.
int64_t imbalance(const RocCurve& roc, const RocPoint& point) {
  return point.truePositives * roc.spoof + point.falsePositives * roc.live - roc.live * roc.spoof;
}

}  // namespace

RocCurve rocCurve(const std::vector<VideoScore>& videos) {
  const ClassCounts counts = countClasses(videos);
  std::vector<std::pair<double, Label>> scores;
  scores.reserve(videos.size());
  for (const VideoScore& video : videos) {
    scores.emplace_back(video.score, video.label);
  }
  std::sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.first > b.first; });

  RocCurve roc;
  roc.live = counts.live;
  roc.spoof = counts.spoof;
  RocPoint point;
  roc.points.push_back(point);
  for (size_t i = 0; i < scores.size(); ++i) {
    point.threshold = scores[i].first;
    ++(scores[i].second == Label::Live ? point.truePositives : point.falsePositives);
    if (i + 1 == scores.size() || scores[i + 1].first != point.threshold) roc.points.push_back(point);
  }
  return roc;
}

double auc(const RocCurve& roc) {
  int64_t twice = 0;
  for (size_t i = 1; i < roc.points.size(); ++i) {
    const RocPoint& left = roc.points[i - 1];
    const RocPoint& right = roc.points[i];
    twice += (right.falsePositives - left.falsePositives) * (right.truePositives + left.truePositives);
  }
  return static_cast<double>(twice) / (2.0 * static_cast<double>(roc.live) * static_cast<double>(roc.spoof));
}

double equalErrorRate(const RocCurve& roc) {
  size_t right = 1;
  while (imbalance(roc, roc.points[right]) < 0) ++right;
  const RocPoint& before = roc.points[right - 1];
  const RocPoint& after = roc.points[right];
  // The imbalance is linear along a segment, vertical and level ones included: it is zero at the share
  // -below / (above - below) of the way, which is `after` itself where above = 0.
  const auto below = static_cast<double>(imbalance(roc, before));
  const auto above = static_cast<double>(imbalance(roc, after));
  return (static_cast<double>(before.falsePositives) * above -
          static_cast<double>(after.falsePositives) * below) /
         ((above - below) * static_cast<double>(roc.spoof));
}

double tprAtFpr(const RocCurve& roc, double limit) {
  int64_t best = 0;
  for (const RocPoint& point : roc.points) {
    // Correctly rounded, so 1 of 20 equals the literal 0.05; limit * 20 would carry the literal's error.
    if (static_cast<double>(point.falsePositives) / static_cast<double>(roc.spoof) > limit) break;
    best = point.truePositives;
  }
  return static_cast<double>(best) / static_cast<double>(roc.live);
}

double oracleThreshold(const RocCurve& roc) {
  const RocPoint* best = &roc.points.front();
  for (const RocPoint& point : roc.points) {
    if (std::abs(imbalance(roc, point)) < std::abs(imbalance(roc, *best))) best = &point;
  }
  return best->threshold;
}

}  // namespace gacfas
