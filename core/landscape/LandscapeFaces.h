#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas {

/// The faces a surface is measured on.
struct LandscapeFaces {
  torch::Tensor images;          ///< [N, 3, S, S] float32, normalised (test transform)
  std::vector<int64_t> labels;   ///< [N], 1 = live
  /// [N], place in domainNames; every domain has at least one face. domainNames.size(): the unseen domain, after
  /// all others; it has no part in the losses.
  std::vector<int64_t> domains;
  std::vector<std::string> domainNames;
};

/// Throws Error where a face has no label or domain, or a domain no face.
void requireWhole(const LandscapeFaces& faces);
/// Number of faces of the source domains. Throws Error where they do not come first.
int64_t countSources(const LandscapeFaces& faces);
/// [sources] float64: what a face's loss counts in the mean over domains, 1 / (domains * faces of its domain).
torch::Tensor lossShares(const LandscapeFaces& faces, int64_t sources);
/// [sources] int64, 10 * domain + label: the contrastive loss's ids; undefined where a face has no partner.
torch::Tensor contrastiveClasses(const LandscapeFaces& faces, int64_t sources);

}  // namespace gacfas
