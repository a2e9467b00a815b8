#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace gacfas {

/// Random access to a regular file of known size.
class FileReader {
public:
  /// Throws InputError: no such file, a folder, not readable.
  explicit FileReader(const std::filesystem::path& path);

  uint64_t size() const { return size_; }
  const std::string& name() const { return name_; }
  /// Exactly `bytes` bytes; the caller has compared the range with size(). Throws IoError when the file
  /// shrank or the disk fails.
  void readAt(uint64_t offset, void* to, size_t bytes);
  std::string readText(uint64_t offset, size_t bytes);
  /// Throws InputError "<file>: <fault>".
  [[noreturn]] void refuse(const std::string& fault) const;

private:
  std::string name_;
  std::ifstream stream_;
  uint64_t size_ = 0;
};

/// "12,345 bytes", "1 byte"
std::string countBytes(uint64_t bytes);
/// A name from a foreign file between quotes: control bytes replaced, long ones cut, so that a message stays
/// one line.
std::string inQuotes(std::string_view name);

}  // namespace gacfas
