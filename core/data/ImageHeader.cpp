#include "core/data/ImageHeader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace gacfas {
namespace {

using Bytes = std::span<const uint8_t>;

int64_t bigEndian(Bytes bytes, size_t at, size_t count) {
  if (at + count > bytes.size()) return 0;
  int64_t value = 0;
  for (size_t i = 0; i < count; ++i) value = value << 8 | bytes[at + i];
  return value;
}

int64_t littleEndian(Bytes bytes, size_t at, size_t count) {
  if (at + count > bytes.size()) return 0;
  int64_t value = 0;
  for (size_t i = count; i-- > 0;) value = value << 8 | bytes[at + i];
  return value;
}

bool matches(Bytes bytes, size_t at, std::string_view text) {
  if (at + text.size() > bytes.size()) return false;
  return std::equal(text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, uint8_t b) { return static_cast<uint8_t>(a) == b; });
}

bool contains(Bytes bytes, std::string_view text) {
  return std::search(bytes.begin(), bytes.end(), text.begin(), text.end(),
                     [](uint8_t a, char b) { return a == static_cast<uint8_t>(b); }) != bytes.end();
}

bool isFrameHeader(uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// Walks JPEG's segments up to the first scan; inside scans a byte FF is stuffed, so FF D9 there is the end
/// marker.
ImageHeader jpegHeader(Bytes bytes) {
  ImageHeader header{ImageFormat::Jpeg};
  size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (bytes[at] != 0xff) return header;
    const uint8_t marker = bytes[at + 1];
    if (marker == 0xff) {
      ++at;
      continue;
    }
    if (isFrameHeader(marker)) {
      header.height = bigEndian(bytes, at + 5, 2);
      header.width = bigEndian(bytes, at + 7, 2);
    }
    if (marker == 0xda) {
      header.complete = contains(bytes.subspan(at), "\xff\xd9");
      return header;
    }
    const int64_t length = bigEndian(bytes, at + 2, 2);
    if (length < 2) return header;
    at += 2 + static_cast<size_t>(length);
  }
  return header;
}

ImageHeader pngHeader(Bytes bytes) {
  return {ImageFormat::Png, bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4), contains(bytes, "IEND")};
}

ImageHeader bmpHeader(Bytes bytes) {
  ImageHeader header{ImageFormat::Bmp};
  if (littleEndian(bytes, 14, 4) == 12) {  // OS/2's short header
    header.width = littleEndian(bytes, 18, 2);
    header.height = littleEndian(bytes, 20, 2);
  } else {
    header.width = littleEndian(bytes, 18, 4);
    const auto rows = static_cast<int32_t>(littleEndian(bytes, 22, 4));  // negative: from the top
    header.height = std::abs(static_cast<int64_t>(rows));
  }
  header.complete = static_cast<int64_t>(bytes.size()) >= littleEndian(bytes, 2, 4);
  return header;
}

ImageHeader webpHeader(Bytes bytes) {
  ImageHeader header{ImageFormat::WebP};
  if (matches(bytes, 12, "VP8X")) {
    header.width = 1 + littleEndian(bytes, 24, 3);
    header.height = 1 + littleEndian(bytes, 27, 3);
  } else if (matches(bytes, 12, "VP8L")) {
    const int64_t bits = littleEndian(bytes, 21, 4);
    header.width = 1 + (bits & 0x3fff);
    header.height = 1 + (bits >> 14 & 0x3fff);
  } else if (matches(bytes, 12, "VP8 ")) {
    header.width = littleEndian(bytes, 26, 2) & 0x3fff;
    header.height = littleEndian(bytes, 28, 2) & 0x3fff;
  }
  header.complete = static_cast<int64_t>(bytes.size()) >= littleEndian(bytes, 4, 4) + 8;
  return header;
}

}  // namespace

std::optional<ImageHeader> readImageHeader(Bytes bytes) {
  if (matches(bytes, 0, "\xff\xd8\xff")) return jpegHeader(bytes);
  if (matches(bytes, 0, "\x89PNG\r\n\x1a\n")) return pngHeader(bytes);
  if (matches(bytes, 0, "RIFF") && matches(bytes, 8, "WEBP")) return webpHeader(bytes);
  if (matches(bytes, 0, "BM")) return bmpHeader(bytes);
  return std::nullopt;
}

}  // namespace gacfas
