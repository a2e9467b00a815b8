#include "core/metrics/Reliability.h"

#include <algorithm>
#include <cmath>

#include "core/metrics/Classes.h"

namespace gacfas {

std::vector<ReliabilityBin> reliabilityBins(const std::vector<VideoScore>& samples, double logitScale,
                                            int64_t bins) {
  requireFinite(samples);
  std::vector<ReliabilityBin> result(static_cast<size_t>(bins));
  const auto count = static_cast<double>(bins);
  for (int64_t i = 0; i < bins; ++i) {
    result[static_cast<size_t>(i)].low = static_cast<double>(i) / count;
    result[static_cast<size_t>(i)].high = static_cast<double>(i + 1) / count;
  }
  for (const VideoScore& sample : samples) {
    const double probability = 1.0 / (1.0 + std::exp(-logitScale * sample.score));
    const auto place = std::min(static_cast<int64_t>(probability * count), bins - 1);
    ReliabilityBin& bin = result[static_cast<size_t>(place)];
    ++bin.samples;
    bin.live += sample.label == Label::Live;
    bin.probabilities += probability;
  }
  return result;
}

double expectedCalibrationError(const std::vector<ReliabilityBin>& bins) {
  double error = 0.0, samples = 0.0;
  for (const ReliabilityBin& bin : bins) {
    error += std::abs(static_cast<double>(bin.live) - bin.probabilities);
    samples += static_cast<double>(bin.samples);
  }
  return error / samples;
}

}  // namespace gacfas
