#pragma once

#include <cstdint>
#include <filesystem>

#include "core/tensor/Torch.h"

namespace gacfas {

/// Largest image that is decoded, pixels.
inline constexpr int64_t kMaxImagePixels = int64_t{1} << 27;

/// Decodes a JPEG, PNG, BMP or WebP file to [H, W, 3] uint8, RGB. The EXIF orientation is ignored; grey
/// images are repeated over the channels, alpha is dropped, 16 bits become the upper 8. Throws InputError
/// naming the file, what is wrong (missing, empty, no image, cut off, damaged, too large) and what to do.
torch::Tensor readImage(const std::filesystem::path& path);

}  // namespace gacfas
