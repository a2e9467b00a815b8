#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/Dataset.h"

namespace gacfas {

/// Videos whose faces a landscape is measured on.
struct FaceChoice {
  std::vector<Video> videos;  ///< domain by domain in the order asked for, live before spoof, then by name
  std::vector<std::string> notes;  ///< one line for each domain that has fewer videos than asked for
};

/// Draws `facesPerDomain` videos of each domain, half of them live (at least one, rounded down). A domain
/// with too few videos of a class gives fewer of both, so that the halves stay equal, and a note. The draw
/// depends on the seed and on the videos' domain, label and name alone: not on the order of `trainVideos`,
/// nor on the root's place. Throws InputError naming a domain without live or without spoof videos.
FaceChoice chooseLandscapeFaces(const std::vector<Video>& trainVideos,
                                const std::vector<std::string>& domains, int64_t facesPerDomain,
                                uint64_t seed);

}  // namespace gacfas
