#include "core/prepare/DomainLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "core/io/File.h"
#include "core/types/Error.h"

namespace gacfas {

DomainLock::DomainLock(const std::filesystem::path& file) {
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throwIoError("write", file, errno);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(descriptor_);
  throw InputError(file.parent_path().string() +
                   " is being prepared by another process; wait for it, or choose another --domain");
}

DomainLock::~DomainLock() {
  ::close(descriptor_);
}

}  // namespace gacfas
