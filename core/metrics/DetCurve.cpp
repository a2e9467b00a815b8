#include "core/metrics/DetCurve.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace gacfas {
namespace {

/// Abramowitz and Stegun 26.2.23: error below 4.5e-4. 0 < share <= 0.5.
double roughProbit(double share) {
  const double t = std::sqrt(-2.0 * std::log(share));
  return (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
         t;
}

/// Two of Halley's steps on erfc bring that to double precision.
double lowerProbit(double share) {
  double x = roughProbit(share);
  for (int step = 0; step < 2; ++step) {
    const double density = std::exp(-x * x / 2.0) / std::sqrt(2.0 * std::numbers::pi);
    const double error = (0.5 * std::erfc(-x / std::numbers::sqrt2) - share) / density;
    x -= error / (1.0 + x * error / 2.0);
  }
  return x;
}

}  // namespace

double probit(double share) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (!(share >= 0.0 && share <= 1.0)) return std::numeric_limits<double>::quiet_NaN();
  if (share == 0.0) return -kInfinity;
  if (share == 1.0) return kInfinity;
  if (share == 0.5) return 0.0;
  return share < 0.5 ? lowerProbit(share) : -lowerProbit(1.0 - share);
}

std::vector<DetPoint> detCurve(const RocCurve& roc) {
  std::vector<DetPoint> points;
  points.reserve(roc.points.size());
  for (const RocPoint& point : roc.points) {
    DetPoint det;
    det.threshold = point.threshold;
    det.fpr = static_cast<double>(point.falsePositives) / static_cast<double>(roc.spoof);
    det.fnr = static_cast<double>(roc.live - point.truePositives) / static_cast<double>(roc.live);
    det.x = probit(det.fpr);
    det.y = probit(det.fnr);
    points.push_back(det);
  }
  return points;
}

}  // namespace gacfas
