#include "core/metrics/ThresholdSource.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace gacfas {
namespace {

double atFpr(const RocCurve& roc, double limit) {
  const int64_t allowed = allowedCount(limit, roc.spoof);
  const auto beyond = std::find_if(roc.points.begin(), roc.points.end(),
                                   [&](const RocPoint& point) { return point.falsePositives > allowed; });
  return beyond == roc.points.begin() ? roc.points.front().threshold : std::prev(beyond)->threshold;
}

double atBpcer(const RocCurve& roc, double limit) {
  const int64_t allowed = allowedCount(limit, roc.live);
  return std::find_if(roc.points.begin(), roc.points.end(),
                      [&](const RocPoint& point) { return roc.live - point.truePositives <= allowed; })
      ->threshold;
}

}  // namespace

std::string percentName(double rate) {
  std::ostringstream text;
  text << std::round(rate * 1e10) / 1e8;
  return text.str();
}

std::string labelOf(const ThresholdSource& source) {
  switch (source.kind) {
    case ThresholdSource::TargetEer:
      return "target EER (oracle)";
    case ThresholdSource::Source:
      return "source domains";
    case ThresholdSource::Probability:
      return "probability 0.5";
    case ThresholdSource::FixedFpr:
      return "FPR " + percentName(source.value) + " % on the target";
    case ThresholdSource::FixedBpcer:
      return "BPCER " + percentName(source.value) + " % on the target";
    case ThresholdSource::ByHand:
      break;
  }
  return "by hand";
}

double thresholdOf(const ThresholdSource& source, const RocCurve& roc) {
  switch (source.kind) {
    case ThresholdSource::TargetEer:
      return oracleThreshold(roc);
    case ThresholdSource::FixedFpr:
      return atFpr(roc, source.value);
    case ThresholdSource::FixedBpcer:
      return atBpcer(roc, source.value);
    case ThresholdSource::Probability:
      return 0.0;
    case ThresholdSource::Source:
    case ThresholdSource::ByHand:
      break;
  }
  return source.value;
}

int64_t allowedCount(double limit, int64_t total) {
  const auto size = static_cast<double>(total);
  auto count = static_cast<int64_t>(std::floor(std::clamp(limit, 0.0, 1.0) * size));
  // limit * total carries the rounding of the literal; the share itself decides.
  while (count < total && static_cast<double>(count + 1) / size <= limit) ++count;
  while (count > 0 && static_cast<double>(count) / size > limit) --count;
  return count;
}

}  // namespace gacfas
