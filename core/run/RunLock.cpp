#include "core/run/RunLock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "core/types/Error.h"

namespace gacfas {

namespace {

std::string ownerOf(int descriptor) {
  char text[32] = {};
  const ssize_t size = pread(descriptor, text, sizeof text - 1, 0);
  return size > 0 ? " (process " + std::string(text, static_cast<size_t>(size)) + ")" : "";
}

/// A lock over the whole file. It belongs to the open file, as flock's does, but can be asked for without being taken.
struct flock wholeFile(short type) {
  struct flock lock = {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw IoError(file.string() + ": cannot be opened for writing: " + std::strerror(errno));
  struct flock lock = wholeFile(F_WRLCK);
  if (fcntl(descriptor_, F_OFD_SETLK, &lock) != 0) {
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
  struct flock lock = wholeFile(F_RDLCK);
  const bool known = fcntl(descriptor, F_OFD_GETLK, &lock) == 0;
  ::close(descriptor);
  return known && lock.l_type != F_UNLCK;
}

}  // namespace gacfas
