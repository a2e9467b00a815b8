#pragma once

#include <cstdint>
#include <vector>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// Samples whose probability of live, sigmoid(logitScale * score), lies in [low, high); the last bin has its
/// end as well.
struct ReliabilityBin {
  double low = 0.0, high = 0.0;
  int64_t samples = 0, live = 0;
  double probabilities = 0.0;  ///< their sum

  double meanProbability() const { return probabilities / static_cast<double>(samples); }
  double share() const { return static_cast<double>(live) / static_cast<double>(samples); }
};

/// Equal bins over 0..1 (DeGroot and Fienberg, The Statistician 32, 1983); empty ones are there too. Throws
/// InputError where a score is not finite.
std::vector<ReliabilityBin> reliabilityBins(const std::vector<VideoScore>& samples, double logitScale,
                                            int64_t bins = 10);

/// Expected calibration error: mean of |share - mean probability| over the bins, each with the weight of its
/// samples (Naeini et al., AAAI 2015). NaN without samples.
double expectedCalibrationError(const std::vector<ReliabilityBin>& bins);

}  // namespace gacfas
