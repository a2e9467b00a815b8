#include "ui/runs/FileStamp.h"

#include <sys/stat.h>

#include <chrono>

namespace gacfas {

double FileStamp::age() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now - std::chrono::nanoseconds(time)).count();
}

FileStamp stampOf(const std::filesystem::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return {};
  constexpr int64_t kNanoseconds = 1'000'000'000;
  return {found.st_ino, found.st_size, found.st_mtim.tv_sec * kNanoseconds + found.st_mtim.tv_nsec};
}

}  // namespace gacfas
