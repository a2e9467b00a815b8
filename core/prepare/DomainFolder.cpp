#include "core/prepare/DomainFolder.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

#include "core/io/File.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

void makeFolders(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throwIoError("make", folder, error.value());
}

fs::path hidden(const fs::path& folder) {
  return folder / ".preparing";
}

}  // namespace

DomainFolder::DomainFolder(fs::path folder) : folder_(std::move(folder)) {
  std::error_code ignored;
  fs::remove_all(hidden(folder_), ignored);
  makeFolders(hidden(folder_));
}

DomainFolder::~DomainFolder() {
  std::error_code ignored;
  fs::remove_all(hidden(folder_), ignored);
}

bool DomainFolder::has(const std::string& key) const {
  std::error_code ignored;
  return fs::is_directory(folder_ / key, ignored);
}

fs::path DomainFolder::newStaging(int worker) const {
  const fs::path staging = hidden(folder_) / std::to_string(worker);
  std::error_code ignored;
  fs::remove_all(staging, ignored);
  makeFolders(staging);
  return staging;
}

void DomainFolder::publish(const fs::path& staging, const std::string& key) const {
  const fs::path place = folder_ / key;
  makeFolders(place.parent_path());
  {
    // One flush of the file system instead of one a crop.
    const File folder(staging, O_RDONLY | O_DIRECTORY, place);
    if (::syncfs(folder.descriptor()) < 0) throwIoError("write", place, errno);
  }
  std::error_code error;
  fs::remove_all(place, error);
  fs::rename(staging, place, error);
  if (error) throwIoError("write", place, error.value());
}

}  // namespace gacfas
