#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace gacfas {

/// The one save routine: a file appears whole or not at all. Bytes go to a temporary file in the target's folder;
/// commit() flushes it to disk, renames it over the target and flushes the folder. The old file is never deleted first.
/// Every failure (disk full, no permission, missing folder) throws IoError with the target, the cause and what to do,
/// and leaves the old file as it was and no temporary file behind.
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(const void* bytes, size_t size);
  void write(std::string_view text) { write(text.data(), text.size()); }
  /// Path of the temporary file, for libraries that insist on a path (HDF5); written there, then commit().
  const std::filesystem::path& temporaryPath() const { return temporary_; }
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
  bool committed_ = false;
};

/// Writes `bytes` to `target` through AtomicFile.
void saveFile(const std::filesystem::path& target, std::string_view bytes);

/// Whole content of a file. Throws IoError naming the file.
std::string loadFile(const std::filesystem::path& path);

}  // namespace gacfas
