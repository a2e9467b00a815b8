#include "core/io/FileLock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "core/io/File.h"

namespace gacfas {

namespace {

/// Belongs to the open file, as flock's locks do, but can be asked for without being taken.
struct flock wholeFile(short type) {
  struct flock lock = {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}

}  // namespace

FileLock::FileLock(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throwIoError("write", file, errno);
  struct flock lock = wholeFile(F_WRLCK);
  taken_ = fcntl(descriptor_, F_OFD_SETLK, &lock) == 0;
}

FileLock::~FileLock() {
  ::close(descriptor_);
}

bool FileLock::held(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  struct flock lock = wholeFile(F_RDLCK);
  const bool known = fcntl(descriptor, F_OFD_GETLK, &lock) == 0;
  ::close(descriptor);
  return known && lock.l_type != F_UNLCK;
}

}  // namespace gacfas
