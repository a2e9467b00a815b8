#include "ui/results/RocPath.h"

#include <algorithm>
#include <cmath>

#include "core/metrics/DetCurve.h"

namespace gacfas {
namespace {

constexpr double kBelow = 0.001;   // per cent, where FPR 0 lies on a logarithmic axis
constexpr double kOutside = 6.0;   // normal deviates of 0 and 100 %
constexpr size_t kFewPoints = 4000;
constexpr double kNear = 100.0 / 2000.0;  // per cent

bool straight(const RocPoint& a, const RocPoint& b, const RocPoint& c) {
  return (a.falsePositives == b.falsePositives && b.falsePositives == c.falsePositives) ||
         (a.truePositives == b.truePositives && b.truePositives == c.truePositives);
}

/// Whether a line from one to the other is too short to be seen on either kind of axis.
bool near(double fpr, double tpr, double lastFpr, double lastTpr) {
  return std::abs(tpr - lastTpr) < kNear && fpr - lastFpr < kNear && fpr < lastFpr * 1.002;
}

double deviate(double perCent) {
  return std::clamp(probit(std::clamp(perCent / 100.0, 0.0, 1.0)), -kOutside, kOutside);
}

}  // namespace

double rocX(RocAxes axes, double fpr) {
  return axes == RocAxes::Linear ? fpr : axes == RocAxes::LogX ? std::max(fpr, kBelow) : deviate(fpr);
}

double rocY(RocAxes axes, double tpr) {
  return axes == RocAxes::Det ? deviate(100.0 - tpr) : tpr;
}

RocPath rocPath(const RocCurve& roc) {
  RocPath path;
  const std::vector<RocPoint>& points = roc.points;
  const bool thin = points.size() > kFewPoints;
  for (size_t i = 0; i < points.size(); ++i) {
    const bool inner = i > 0 && i + 1 < points.size();
    if (inner && straight(points[i - 1], points[i], points[i + 1])) continue;
    const double fpr = 100.0 * static_cast<double>(points[i].falsePositives) / static_cast<double>(roc.spoof);
    const double tpr = 100.0 * static_cast<double>(points[i].truePositives) / static_cast<double>(roc.live);
    if (thin && inner && near(fpr, tpr, path.fpr.back(), path.tpr.back())) continue;
    path.fpr.append(fpr);
    path.tpr.append(tpr);
    path.place.append(i);
  }
  return path;
}

const RocPoint& rocPointAt(const RocCurve& roc, double threshold) {
  const auto beyond = std::partition_point(roc.points.begin(), roc.points.end(), [&](const RocPoint& point) {
    return point.threshold >= threshold;
  });
  return beyond == roc.points.begin() ? roc.points.front() : *(beyond - 1);
}

}  // namespace gacfas
