#pragma once

#include <sys/types.h>

#include <cstddef>

namespace gacfas {

/// Every system call that changes the disk on behalf of AtomicFile, Journal and CsvAppender. A test replaces
/// them to fail or cut a save at any step; programs never do.
struct FileOps {
  int (*open)(const char* path, int flags, mode_t mode);
  ssize_t (*pwrite)(int descriptor, const void* bytes, size_t size, off_t offset);
  int (*fsync)(int descriptor);
  int (*fdatasync)(int descriptor);
  int (*ftruncate)(int descriptor, off_t size);
  int (*close)(int descriptor);
  int (*rename)(const char* from, const char* to);
  int (*unlink)(const char* path);
};

/// The calls themselves.
FileOps systemFileOps();
/// The calls in use, for the whole process. Not to be changed while files are being written.
FileOps& fileOps();

}  // namespace gacfas
