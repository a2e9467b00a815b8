#pragma once

#include <filesystem>

#include "core/io/FileLock.h"

namespace gacfas {

/// One writer a run: a FileLock whose file names the process that holds it.
class RunLock {
public:
  /// Throws InputError when another process holds it, naming its process id; IoError when the file cannot be
  /// made.
  explicit RunLock(const std::filesystem::path& file);

  /// Whether somebody holds the lock now.
  static bool held(const std::filesystem::path& file) { return FileLock::held(file); }

private:
  FileLock lock_;
};

}  // namespace gacfas
