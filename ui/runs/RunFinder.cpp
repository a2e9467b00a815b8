#include "ui/runs/RunFinder.h"

#include <vector>

#include "core/run/RunFolder.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> foldersIn(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> folders;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->path().filename().string().front() != '.' && entry->is_directory(ignored))
      folders.push_back(entry->path());
  }
  return folders;
}

class Finder {
public:
  std::map<std::string, fs::path> found;

  void search(const fs::path& folder, int levels) {
    if (isRun(folder)) return add(folder);
    if (levels == 0) return;
    std::error_code error;
    for (const fs::path& inner : foldersIn(folder, error)) search(inner, levels - 1);
  }

private:
  void add(const fs::path& folder) {
    std::error_code error;
    const fs::path canonical = fs::canonical(folder, error);
    found.emplace(error ? folder.string() : canonical.string(), folder);
  }
};

}  // namespace

bool isRun(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(RunFolder(folder).facts(), ignored);
}

std::map<std::string, fs::path> findRuns(const fs::path& folder) {
  std::error_code error;
  foldersIn(folder, error);
  if (error)
    throw IoError("cannot list the folder " + folder.string() + ": " + error.message() +
                  ". Open another runs folder");
  Finder finder;
  finder.search(folder, 2);
  return std::move(finder.found);
}

}  // namespace gacfas
