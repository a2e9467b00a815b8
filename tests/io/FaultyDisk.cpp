#include "FaultyDisk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace gacfas {
namespace {

off_t sizeOf(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

std::string contentOf(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

FaultyDisk* FaultyDisk::current_ = nullptr;

bool FaultyDisk::pass() {
  FaultyDisk& disk = *current_;
  const bool struckNow = ++disk.step_ == disk.failAt_;
  if (struckNow) disk.dead_ = disk.fault_ != Fault::Error;
  errno = disk.dead_ ? EIO : disk.code_;
  return !struckNow && !disk.dead_;
}

FaultyDisk::FaultyDisk(int failAt, Fault fault, int code) : failAt_(failAt), fault_(fault), code_(code) {
  current_ = this;
  FileOps& ops = fileOps();
  ops.open = [](const char* path, int flags, mode_t mode) {
    if (!pass()) return -1;
    const int descriptor = ::open(path, flags, mode);
    if (descriptor < 0) return descriptor;
    if ((flags & O_DIRECTORY) != 0) {
      current_->folders_.insert(descriptor);
      return descriptor;
    }
    current_->open_[descriptor] = path;
    current_->flushed_.try_emplace(path, sizeOf(path));
    return descriptor;
  };
  ops.pwrite = [](int descriptor, const void* bytes, size_t size, off_t offset) -> ssize_t {
    if (pass()) return ::pwrite(descriptor, bytes, size, offset);
    const int error = errno;
    const bool halfway = current_->fault_ == Fault::KillHalfway && current_->step_ == current_->failAt_;
    if (halfway && ::pwrite(descriptor, bytes, size / 2, offset) < 0) perror("pwrite");
    errno = error;
    return -1;
  };
  ops.fsync = [](int descriptor) { return sync(descriptor); };
  ops.fdatasync = [](int descriptor) { return sync(descriptor); };
  ops.ftruncate = [](int descriptor, off_t size) { return pass() ? ::ftruncate(descriptor, size) : -1; };
  ops.close = [](int descriptor) {
    // A dead process closes its files too, and a close that fails still closes.
    const bool works = pass();
    const int error = errno;
    current_->open_.erase(descriptor);
    current_->folders_.erase(descriptor);
    const int result = ::close(descriptor);
    if (works) return result;
    errno = error;
    return -1;
  };
  ops.rename = [](const char* from, const char* to) {
    if (!pass()) return -1;
    current_->renames_.push_back({to, ::access(to, F_OK) == 0, contentOf(to)});
    if (auto moved = current_->flushed_.extract(from)) {
      current_->flushed_.erase(to);
      moved.key() = to;
      current_->flushed_.insert(std::move(moved));
    }
    return std::rename(from, to);
  };
  ops.unlink = [](const char* path) { return pass() ? ::unlink(path) : -1; };
}

FaultyDisk::~FaultyDisk() {
  fileOps() = systemFileOps();
  current_ = nullptr;
}

int FaultyDisk::sync(int descriptor) {
  if (!pass()) return -1;
  const auto file = current_->open_.find(descriptor);
  if (file != current_->open_.end()) current_->flushed_[file->second] = sizeOf(file->second);
  if (current_->folders_.count(descriptor) > 0) current_->renames_.clear();
  return 0;
}

QuickDisk::QuickDisk() {
  fileOps().fsync = [](int) { return 0; };
  fileOps().fdatasync = [](int) { return 0; };
}

QuickDisk::~QuickDisk() {
  fileOps() = systemFileOps();
}

void FaultyDisk::losePower() {
  for (const auto& [path, size] : flushed_) {
    if (sizeOf(path) > size && ::truncate(path.c_str(), size) < 0) perror("truncate");
  }
  for (auto rename = renames_.rbegin(); rename != renames_.rend(); ++rename) {
    if (rename->replaced) {
      std::ofstream(rename->path, std::ios::binary) << rename->old;
    } else {
      ::unlink(rename->path.c_str());
    }
  }
}

}  // namespace gacfas
