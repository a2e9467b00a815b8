#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// What a bootstrap draws with replacement. Samples of one person are alike, so that persons are drawn whole
/// where all of them are known; frames of one video likewise.
struct ResamplingUnits {
  bool clients = false;                       ///< units are persons, else videos
  std::vector<uint32_t> unitOf;               ///< of each sample
  std::vector<std::vector<uint32_t>> strata;  ///< units that are drawn among themselves
  int64_t count = 0;
};

/// Persons where every sample has a client and every domain two of them or more, else videos. Units are drawn
/// within their domain and among those with the same classes, so that every draw has live and spoof samples;
/// with videos as units that keeps the number of each class.
ResamplingUnits resamplingUnits(const std::vector<VideoScore>& samples);

/// How often each unit is in draw number `draw`: a pure function of seed and number.
void drawWeights(const ResamplingUnits& units, uint64_t seed, int64_t draw, std::vector<uint32_t>& weights);

}  // namespace gacfas
