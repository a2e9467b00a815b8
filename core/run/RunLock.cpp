#include "core/run/RunLock.h"

#include <unistd.h>

#include <string>

#include "core/types/Error.h"

namespace gacfas {

namespace {

std::string ownerOf(int descriptor) {
  char text[32] = {};
  const ssize_t size = pread(descriptor, text, sizeof text - 1, 0);
  return size > 0 ? " (process " + std::string(text, static_cast<size_t>(size)) + ")" : "";
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& file) : lock_(file) {
  if (!lock_.taken())
    throw InputError(file.parent_path().string() + ": another program works on this run" +
                     ownerOf(lock_.descriptor()) + "; wait for it or stop it first");
  const std::string pid = std::to_string(getpid());
  if (ftruncate(lock_.descriptor(), 0) != 0 || pwrite(lock_.descriptor(), pid.data(), pid.size(), 0) < 0) {
    // Only a courtesy to whoever is refused: the lock itself holds.
  }
}

}  // namespace gacfas
