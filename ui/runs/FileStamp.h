#pragma once

#include <cstdint>
#include <filesystem>

namespace gacfas {

/// What tells one state of a file from the next without reading it.
struct FileStamp {
  uint64_t inode = 0;
  int64_t size = -1;  ///< bytes; -1: there is no such file
  int64_t time = 0;   ///< of the last change, ns since 1970
  bool operator==(const FileStamp&) const = default;

  /// Unlike any file's.
  static FileStamp never() { return {0, -2, 0}; }
  bool exists() const { return size >= 0; }
  /// Seconds since the last change.
  double age() const;
};

FileStamp stampOf(const std::filesystem::path& file);

}  // namespace gacfas
