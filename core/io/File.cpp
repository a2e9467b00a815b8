#include "core/io/File.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <system_error>
#include <utility>

#include "core/io/FileOps.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

std::string advice(int code, const std::filesystem::path& path) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return "The disk is full: free some space or choose another folder.";
    case EFBIG:
      return "The file cannot grow (disk full, or the limit of ulimit -f): free some space, raise the limit "
             "or choose "
             "another folder.";
    case EACCES:
    case EPERM:
      return "Permission is missing: change it or choose another folder.";
    case EROFS:
      return "The disk is read-only: choose another folder.";
    case ENOENT:
      return "Check that the path exists; folder: " + path.parent_path().string();
    case ENOTDIR:
      return "A part of the path is a file where a folder is needed: choose another path.";
    case EISDIR:
      return "The path is a folder: name a file.";
    case EMFILE:
    case ENFILE:
      return "Too many files are open: close other programs or raise the limit (ulimit -n).";
    case EIO:
      return "The disk reports a fault: check it, or choose another one.";
    default:
      return "Check the path or choose another folder.";
  }
}

void ignoreFileSizeSignal() {
  static std::once_flag once;
  std::call_once(once, [] {
    struct sigaction current {};
    if (sigaction(SIGXFSZ, nullptr, &current) == 0 && current.sa_handler == SIG_DFL) {
      std::signal(SIGXFSZ, SIG_IGN);
    }
  });
}

/// Calls until it is not interrupted by a signal.
template <class Call>
auto retried(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

}  // namespace

void throwIoError(const char* what, const std::filesystem::path& path, int code) {
  throw IoError(std::string("cannot ") + what + " " + path.string() + ": " +
                std::generic_category().message(code) + ". " + advice(code, path));
}

void requireFile(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) return;
  if (std::filesystem::is_directory(status)) throwIoError("write", path, EISDIR);
  throw IoError("cannot write " + path.string() + ": it is a device or a pipe. Name a file.");
}

File::File(const std::filesystem::path& path, int flags, std::filesystem::path shown)
    : shown_(shown.empty() ? path : std::move(shown)) {
  ignoreFileSizeSignal();
  descriptor_ = retried([&] { return fileOps().open(path.c_str(), flags | O_CLOEXEC, 0666); });
  if (descriptor_ < 0) fail((flags & O_ACCMODE) == O_RDONLY ? "open" : "write");
}

File::~File() {
  if (isOpen()) fileOps().close(descriptor_);
}

File::File(File&& other) noexcept
    : shown_(std::move(other.shown_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(shown_, other.shown_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

void File::write(const void* bytes, size_t size, size_t offset) {
  const char* next = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t written =
        retried([&] { return fileOps().pwrite(descriptor_, next, size, static_cast<off_t>(offset)); });
    if (written == 0) errno = ENOSPC;
    if (written <= 0) fail("write");
    next += written;
    size -= static_cast<size_t>(written);
    offset += static_cast<size_t>(written);
  }
}

size_t File::read(void* bytes, size_t size) {
  const ssize_t got = retried([&] { return ::read(descriptor_, bytes, size); });
  if (got < 0) fail("read");
  return static_cast<size_t>(got);
}

std::string File::readAll() {
  std::string content;
  std::array<char, 1 << 16> block;
  while (const size_t size = read(block.data(), block.size())) content.append(block.data(), size);
  return content;
}

void File::sync(bool attributes) {
  const auto call = attributes ? fileOps().fsync : fileOps().fdatasync;
  if (retried([&] { return call(descriptor_); }) < 0) fail("write");
}

void File::truncate(size_t size) {
  if (retried([&] { return fileOps().ftruncate(descriptor_, static_cast<off_t>(size)); }) < 0) fail("write");
}

void File::close() {
  // Not retried: Linux closes the descriptor even when the call is interrupted.
  if (fileOps().close(std::exchange(descriptor_, -1)) < 0 && errno != EINTR) fail("write");
}

void File::fail(const char* what) const {
  throwIoError(what, shown_, errno);
}

}  // namespace gacfas
