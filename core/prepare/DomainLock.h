#pragma once

#include <filesystem>

namespace gacfas {

/// One preparation a domain: an advisory lock that the kernel drops when its process ends, however it ends.
class DomainLock {
public:
  /// Throws InputError where another process holds it, IoError where the file cannot be made.
  explicit DomainLock(const std::filesystem::path& file);
  ~DomainLock();
  DomainLock(const DomainLock&) = delete;
  DomainLock& operator=(const DomainLock&) = delete;

private:
  int descriptor_ = -1;
};

}  // namespace gacfas
