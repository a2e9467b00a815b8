#pragma once

#include <cstdint>
#include <vector>

#include "core/metrics/Metrics.h"

namespace gacfas {

struct ClassCounts {
  int64_t live = 0;
  int64_t spoof = 0;
};

/// Throws InputError naming a video whose score is not finite.
void requireFinite(const std::vector<VideoScore>& videos);

/// Counts the videos of each class. Throws InputError where a score is not finite or a class is empty.
ClassCounts countClasses(const std::vector<VideoScore>& videos);

}  // namespace gacfas
