#pragma once

#include <vector>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// AUC with its variance after DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988), by mid-ranks (Sun and
/// Xu, IEEE Signal Processing Letters 21, 2014). Samples count as independent. The variance is NaN where a
/// class has one sample only.
struct DeLong {
  double auc = 0.0;
  double variance = 0.0;
};

/// Throws as rocCurve does.
DeLong deLong(const std::vector<VideoScore>& samples);

/// Difference AUC(b) - AUC(a) of two scores of the same samples, in the same order, with its variance. Throws
/// as rocCurve does.
DeLong deLongDifference(const std::vector<VideoScore>& a, const std::vector<VideoScore>& b);

}  // namespace gacfas
