#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/io/File.h"

namespace gacfas {

/// The one save routine: a file appears whole or not at all. Bytes go to a temporary file in the target's
/// folder; commit() flushes it to disk, renames it over the target and flushes the folder. The old file is
/// never deleted first. Every failure (disk full, no permission, missing folder) throws IoError with the
/// target, the cause and what to do, and leaves the old file as it was and no temporary file behind; only
/// when the very last step, flushing the folder, fails, is the new file already in place.
///
/// A target that is a symbolic link stays one: the file it points to is replaced. An old file's permission
/// bits are kept; a new file gets 0666 less the umask. Folders, devices and pipes are refused. Temporary
/// files are hidden (`.gacfas-tmp-<pid>-<n>-<name>`); those of processes that died are removed by the next
/// save into the folder.
class AtomicFile {
public:
  explicit AtomicFile(std::filesystem::path target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(const void* bytes, size_t size);
  void write(std::string_view text) { write(text.data(), text.size()); }
  /// Path of the temporary file, for libraries that insist on a path (HDF5, images; it ends as the target
  /// does): they may empty and fill this file, not replace it; then commit().
  const std::filesystem::path& temporaryPath() const { return temporary_; }
  void commit();

private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  File file_;
  size_t size_ = 0;
  bool committed_ = false;
};

/// Makes the folder and those above it. Throws IoError.
void makeFolder(const std::filesystem::path& folder);

/// Writes `bytes` to `target` through AtomicFile.
void saveFile(const std::filesystem::path& target, std::string_view bytes);

/// Whole content of a file. Throws IoError naming the file.
std::string loadFile(const std::filesystem::path& path);

}  // namespace gacfas
