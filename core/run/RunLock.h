#pragma once

#include <filesystem>

namespace gacfas {

/// One writer a run: an advisory lock that the kernel drops when its process ends, however it ends.
class RunLock {
 public:
  /// Throws InputError when another process holds it, naming its process id; IoError when the file cannot be made.
  explicit RunLock(const std::filesystem::path& file);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

  /// Whether somebody holds the lock now.
  static bool held(const std::filesystem::path& file);

 private:
  int descriptor_ = -1;
};

}  // namespace gacfas
