#include "core/prepare/SourceFiles.h"

#include <algorithm>
#include <system_error>

#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

bool isWithin(const fs::path& inner, const fs::path& outer) {
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

class Walk {
public:
  explicit Walk(const fs::path& root) : chain_{fs::canonical(root)} {}

  void folder(const fs::path& place, const std::string& prefix) {
    std::error_code error;
    for (fs::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (!name.starts_with('.')) take(*entry, prefix + name);
    }
    if (error) files.notes.push_back(place.string() + ": cannot be listed: " + error.message());
  }

  SourceFiles files;

private:
  void take(const fs::directory_entry& entry, const std::string& path) {
    std::error_code ignored;
    if (!entry.is_directory(ignored))
      files.paths.push_back(path);  // a dangling link too: it is told of when it is opened
    else if (entry.is_symlink(ignored))
      link(entry.path(), path);
    else
      folder(entry.path(), path + "/");
  }

  void link(const fs::path& place, const std::string& path) {
    std::error_code error;
    const fs::path target = fs::canonical(place, error);
    const bool back = error || std::any_of(chain_.begin(), chain_.end(), [&](const fs::path& one) {
                        return isWithin(target, one) || isWithin(one, target);
                      });
    if (back) {
      files.notes.push_back(path + ": a link to what is listed anyway, not followed");
      return;
    }
    chain_.push_back(target);
    folder(place, path + "/");
    chain_.pop_back();
  }

  std::vector<fs::path> chain_;  ///< the root and the targets of the links on the way to where the walk is
};

}  // namespace

void requireFolder(const fs::path& root) {
  std::error_code ignored;
  if (!fs::is_directory(root, ignored))
    throw InputError(root.string() + (fs::exists(root, ignored) ? " is not a folder" : " does not exist") +
                     "; name the folder of the dataset as its owners ship it");
}

SourceFiles listSourceFiles(const fs::path& root) {
  requireFolder(root);
  Walk walk(root);
  walk.folder(root, "");
  std::sort(walk.files.paths.begin(), walk.files.paths.end());
  return walk.files;
}

}  // namespace gacfas
