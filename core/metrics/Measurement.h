#pragma once

#include <vector>

#include "core/metrics/RankedSamples.h"
#include "core/metrics/ThresholdSource.h"

namespace gacfas {

/// What is measured on a set.
struct MeasurePlan {
  std::vector<double> fprLimits, apcerLimits;
  std::vector<ThresholdSource> thresholds;
};

/// Rates at one threshold as numbers of samples.
struct RatesMeasured {
  size_t position = 0;  ///< entries accepted
  Tally accepted;
};

/// All numbers of one set or of one bootstrap draw of it.
struct Measurement {
  Tally total;
  int64_t pairsTwice = 0;  ///< 2 * pairs (live, spoof) in the right order, ties once
  double eer = 0.0;
  std::vector<int64_t> acceptedAtFpr;    ///< live samples accepted at FPR <= limit, the most
  std::vector<int64_t> acceptedAtApcer;  ///< the same where every attack type's APCER <= limit
  std::vector<RatesMeasured> rates;      ///< one a threshold of the plan

  double auc() const;
};

/// Measures the samples, each counted as often as its unit's weight: by the definitions of Metrics.h.
Measurement measure(const RankedSamples& samples, const MeasurePlan& plan,
                    const RankedSamples::Weights& weights);

/// part / whole; NaN of 0 / 0, as where a draw has no attack of a type.
double rateOf(int64_t part, int64_t whole);

}  // namespace gacfas
