#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas {

/// Largest image that is decoded, pixels.
inline constexpr int64_t kMaxImagePixels = int64_t{1} << 27;

/// A JPEG, PNG, BMP or WebP file in memory, of which only the header was looked at. The EXIF orientation is ignored;
/// grey images are repeated over the channels, alpha is dropped, 16 bits become the upper 8.
class EncodedImage {
public:
  /// Throws InputError naming the file, what is wrong (missing, empty, no image, cut off, too large) and what to do.
  explicit EncodedImage(const std::filesystem::path& path);

  int64_t width() const { return width_; }    ///< pixels
  int64_t height() const { return height_; }  ///< pixels
  bool isJpeg() const { return jpeg_; }
  /// [H, W, 3] uint8, RGB. `shrink` 2, 4 or 8: a JPEG at that part of its sides, rounded up. Throws InputError where
  /// the data is damaged.
  torch::Tensor decode(int64_t shrink = 1) const;

private:
  std::filesystem::path path_;
  std::vector<uint8_t> bytes_;
  int64_t width_ = 0;
  int64_t height_ = 0;
  bool jpeg_ = false;
};

/// Decodes a whole file, see EncodedImage.
torch::Tensor readImage(const std::filesystem::path& path);

}  // namespace gacfas
