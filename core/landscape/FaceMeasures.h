#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/types/LandscapeGrid.h"

namespace gacfas {

/// What one pass over the faces gives, one value a face. Any figure of a point is a summary of these.
struct FaceMeasures {
  std::vector<double> loss;   ///< classification loss, nat
  std::vector<double> score;  ///< cosine (bce) or cos_live - cos_spoof (ce); higher is more live
  /// Supervised contrastive loss of the source faces as one batch, one view each, lambda left out; NaN where
  /// it was not asked for or some face has no partner.
  double contrastive = std::numeric_limits<double>::quiet_NaN();
  double squaredNorm = 0.0;  ///< of all parameters at the point
};

/// Means over each domain, over the domains, and over all faces, summed in float64 in the order of the faces.
/// `labels` (1 = live) and `domains` have one entry a face; faces of a domain that is not in
/// 0..domainCount-1 (the unseen one) do not count, every other domain must be there.
PointLosses summarise(const FaceMeasures& faces, const std::vector<int64_t>& labels,
                      const std::vector<int64_t>& domains, size_t domainCount);

}  // namespace gacfas
