#include "core/io/AtomicFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>

#include "core/io/FileOps.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = ".gacfas-tmp-";

/// Where a chain of symbolic links ends; the file there need not exist.
fs::path linkEnd(fs::path path) {
  std::error_code ignored;
  for (int hops = 0; fs::is_symlink(fs::symlink_status(path, ignored)); ++hops) {
    if (hops == 40) throwIoError("write", path, ELOOP);
    path = path.parent_path() / fs::read_symlink(path, ignored);
  }
  return path;
}

fs::path folderOf(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

fs::path freeTemporary(const fs::path& target) {
  static std::atomic<unsigned> counter{0};
  std::string name = target.filename().string();
  if (name.size() > 200) name.erase(0, name.size() - 200);  // 255 is the limit of most file systems
  for (;;) {
    const fs::path candidate = folderOf(target) / (std::string(kPrefix) + std::to_string(getpid()) + "-" +
                                                   std::to_string(counter++) + "-" + name);
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(candidate, ignored))) return candidate;
  }
}

/// True for a temporary file whose process is gone: nobody will finish it.
bool isLeftover(const std::string& name) {
  if (name.compare(0, kPrefix.size(), kPrefix) != 0) return false;
  pid_t pid = 0;
  const auto parsed = std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), pid);
  return parsed.ec == std::errc() && pid > 0 && kill(pid, 0) < 0 && errno == ESRCH;
}

/// Best effort: a folder that cannot be listed is not a reason to refuse the save.
void removeLeftovers(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (isLeftover(entry->path().filename().string())) fileOps().unlink(entry->path().c_str());
  }
}

/// Some file systems cannot flush a folder and say so; there the rename is as safe as it gets.
void syncFolder(const File& folder, const fs::path& target) {
  int result = 0;
  do result = fileOps().fsync(folder.descriptor());
  while (result < 0 && errno == EINTR);
  if (result < 0 && errno != EINVAL && errno != EOPNOTSUPP) throwIoError("write", target, errno);
}

}  // namespace

AtomicFile::AtomicFile(fs::path target) : target_(linkEnd(std::move(target))) {
  requireFile(target_);
  struct stat old {};
  const bool replaces = ::stat(target_.c_str(), &old) == 0;
  if (replaces && access(target_.c_str(), W_OK) < 0) throwIoError("write", target_, errno);
  removeLeftovers(folderOf(target_));
  temporary_ = freeTemporary(target_);
  file_ = File(temporary_, O_RDWR | O_CREAT | O_EXCL, target_);
  // A file system without permission bits refuses; the file is as good there.
  if (replaces && fchmod(file_.descriptor(), old.st_mode & 0777) < 0) errno = 0;
}

AtomicFile::~AtomicFile() {
  if (!committed_) fileOps().unlink(temporary_.c_str());
}

void AtomicFile::write(const void* bytes, size_t size) {
  file_.write(bytes, size, size_);
  size_ += size;
}

void AtomicFile::commit() {
  file_.sync();
  file_.close();
  const File folder(folderOf(target_), O_RDONLY | O_DIRECTORY, target_);
  if (fileOps().rename(temporary_.c_str(), target_.c_str()) < 0) throwIoError("write", target_, errno);
  committed_ = true;
  syncFolder(folder, target_);
}

void makeFolder(const fs::path& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (fault) throw IoError(folder.string() + ": cannot make this folder: " + fault.message());
}

void saveFile(const fs::path& target, std::string_view bytes) {
  AtomicFile file(target);
  file.write(bytes);
  file.commit();
}

std::string loadFile(const fs::path& path) {
  return File(path, O_RDONLY).readAll();
}

}  // namespace gacfas
