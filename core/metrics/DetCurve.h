#pragma once

#include <vector>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// One point of a detection error trade-off curve (Martin et al., Eurospeech 1997): both error rates, and
/// their places on normal deviate axes. -inf and +inf at rates of 0 and 1.
struct DetPoint {
  double threshold = 0.0;
  double fpr = 0.0, fnr = 0.0;
  double x = 0.0, y = 0.0;  ///< probit(fpr), probit(fnr)
};

/// Point for point that of the ROC.
std::vector<DetPoint> detCurve(const RocCurve& roc);

/// Inverse of the normal distribution's cumulative function, for ticks of such axes: relative error 1e-14 or
/// less. NaN outside 0..1.
double probit(double share);

}  // namespace gacfas
