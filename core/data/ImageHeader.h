#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace gacfas {

enum class ImageFormat { Jpeg, Png, Bmp, WebP };

/// What an image file's first bytes say, read before any decoder sees the file.
struct ImageHeader {
  ImageFormat format = ImageFormat::Jpeg;
  int64_t width = 0;   ///< pixels, 0 where the header is cut or malformed
  int64_t height = 0;  ///< pixels, 0 where the header is cut or malformed
  bool complete =
      false;  ///< the end is there: JPEG's and PNG's end marker, all bytes that BMP and WebP announce
};

/// Looks at magic bytes and size fields; empty for anything but JPEG, PNG, BMP and WebP.
/// libjpeg fills the missing part of a cut file with grey and calls it a success, hence `complete`.
std::optional<ImageHeader> readImageHeader(std::span<const uint8_t> bytes);

}  // namespace gacfas
