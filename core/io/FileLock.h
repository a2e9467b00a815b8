#pragma once

#include <filesystem>

namespace gacfas {

/// An advisory lock on a file, made where it is not there. It belongs to this object, and the kernel drops it
/// when the process ends, however it ends.
class FileLock {
public:
  /// Throws IoError where the file cannot be made. Look at taken() afterwards.
  explicit FileLock(const std::filesystem::path& file);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  /// False where somebody else holds it.
  bool taken() const { return taken_; }
  int descriptor() const { return descriptor_; }

  /// Whether somebody holds it now; asked without taking it, not even for a moment.
  static bool held(const std::filesystem::path& file);

private:
  int descriptor_ = -1;
  bool taken_ = false;
};

}  // namespace gacfas
