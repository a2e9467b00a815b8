#pragma once

#include <cstdint>
#include <vector>

#include "core/types/LandscapeGrid.h"

namespace gacfas {

/// What one pass over the faces gives, one value a face. Any figure of a point is a summary of these.
struct FaceMeasures {
  std::vector<double> loss;   ///< classification loss, nat
  std::vector<double> score;  ///< cosine (bce) or cos_live - cos_spoof (ce); higher is more live
};

/// Means over each domain, over the domains, and over all faces, summed in float64 in the order of the faces.
/// `labels` (1 = live) and `domains` (0..domainCount-1, each present) have one entry a face.
PointLosses summarise(const FaceMeasures& faces, const std::vector<int64_t>& labels,
                      const std::vector<int64_t>& domains, size_t domainCount);

}  // namespace gacfas
