#include "core/io/FileOps.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace gacfas {

FileOps systemFileOps() {
  return {
      [](const char* path, int flags, mode_t mode) { return ::open(path, flags, mode); },
      ::pwrite,
      ::fsync,
      ::fdatasync,
      ::ftruncate,
      ::close,
      std::rename,
      ::unlink,
  };
}

FileOps& fileOps() {
  static FileOps ops = systemFileOps();
  return ops;
}

}  // namespace gacfas
