#include "core/run/RunLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>

#include "core/types/Error.h"

namespace gacfas {

namespace {

std::string ownerOf(int descriptor) {
  char text[32] = {};
  const ssize_t size = pread(descriptor, text, sizeof text - 1, 0);
  return size > 0 ? " (process " + std::string(text, static_cast<size_t>(size)) + ")" : "";
}

/// Whoever asks held() has the lock for a moment: a second and third try tell it from one who keeps it.
bool taken(int descriptor) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
  }
  return false;
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw IoError(file.string() + ": cannot be opened for writing: " + std::strerror(errno));
  if (!taken(descriptor_)) {
    const std::string owner = ownerOf(descriptor_);
    ::close(descriptor_);
    throw InputError(file.parent_path().string() + ": another program works on this run" + owner +
                     "; wait for it or stop it first");
  }
  const std::string pid = std::to_string(getpid());
  if (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, pid.data(), pid.size(), 0) < 0) {
    // Only a courtesy to whoever is refused: the lock itself holds.
  }
}

RunLock::~RunLock() { ::close(descriptor_); }

bool RunLock::held(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool free = flock(descriptor, LOCK_SH | LOCK_NB) == 0;
  ::close(descriptor);
  return !free;
}

}  // namespace gacfas
