#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace gacfas {

/// An open file whose every failure is an IoError that names the file, the cause and what to do. The base of
/// AtomicFile, Journal and CsvAppender. Opening the first one makes the process ignore SIGXFSZ (unless
/// somebody handles it), so that a file size limit (ulimit -f) is an error like a full disk instead of the
/// end of the program.
class File {
public:
  File() = default;
  /// `flags` as open(2); a new file gets mode 0666 less the umask. Messages name `shown` where it is not
  /// empty.
  File(const std::filesystem::path& path, int flags, std::filesystem::path shown = {});
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  bool isOpen() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  /// Writes all bytes at `offset`.
  void write(const void* bytes, size_t size, size_t offset);
  /// Reads up to `size` bytes from where the last read ended; 0 at the end of the file.
  size_t read(void* bytes, size_t size);
  /// Content from there to the end.
  std::string readAll();
  /// Flushes content and size to disk, with all other attributes where `attributes` is set.
  void sync(bool attributes = true);
  void truncate(size_t size);
  void close();

private:
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path shown_;
  int descriptor_ = -1;
};

/// "cannot <what> <path>: <cause of `code`, an errno>. <what to do>"
[[noreturn]] void throwIoError(const char* what, const std::filesystem::path& path, int code);

/// Throws IoError where `path` exists and is something other than a file (a folder, a device, a pipe).
void requireFile(const std::filesystem::path& path);

}  // namespace gacfas
