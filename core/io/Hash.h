#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace gacfas {

/// SHA-256, lower-case hexadecimal (64 characters), as `sha256sum` prints it.
class Sha256 {
public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(const void* bytes, size_t size);
  void add(std::string_view text) { add(text.data(), text.size()); }
  /// Digest of what was added; the object then starts anew.
  std::string hex();

private:
  void* context_;
};

std::string sha256(std::string_view bytes);
/// Of a file's content. Throws IoError naming the file.
std::string sha256File(const std::filesystem::path& path);

/// CRC-32 as in zlib: finds damage, not forgery.
uint32_t crc32Of(const void* bytes, size_t size);

}  // namespace gacfas
