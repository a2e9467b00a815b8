#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// A face and what the training transform makes of it; pictures are side x side RGB pixels, row by row.
struct AugmentedViews {
  int64_t side = 0;
  std::vector<uint8_t> plain;               ///< as an evaluation sees it
  std::vector<std::vector<uint8_t>> views;  ///< random draws
};

/// `count` random views of an image file; what a view shows depends on the seed, its number and the settings
/// alone. One thread. Throws InputError where the file is no image.
AugmentedViews augmentedViews(const std::filesystem::path& image, int64_t side, const AugmentConfig& augment,
                              uint64_t seed, int64_t count);

}  // namespace gacfas
