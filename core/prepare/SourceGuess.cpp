#include "core/prepare/SourceGuess.h"

#include <algorithm>
#include <system_error>

#include "core/prepare/CropFolders.h"
#include "core/prepare/RawDatasets.h"
#include "core/prepare/SourceFiles.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

/// Videos that a layout of crops finds; reads two levels of folders.
int64_t cropsFound(const fs::path& source, void (*read)(PreparePlan&)) {
  PreparePlan plan;
  plan.source = source;
  try {
    read(plan);
  } catch (const InputError&) {
    return 0;  // not of this layout
  }
  return static_cast<int64_t>(plan.videos.size());
}

std::vector<SourceGuess> guessFile(const fs::path& source) {
  if (source.extension() == ".json") return {{"ssdg", "list of SSDG", 0}};
  return {{"list", "list of paths and labels", 0}};
}

}  // namespace

std::vector<SourceGuess> guessSource(const fs::path& source) {
  std::error_code ignored;
  if (fs::is_regular_file(source, ignored)) return guessFile(source);
  const fs::path folder = fs::absolute(source).lexically_normal();
  std::vector<SourceGuess> guesses = rawGuesses(listSourceFiles(folder).paths);
  guesses.push_back({"safas", "crops as SA-FAS writes them", cropsFound(folder, readSafasFolders)});
  guesses.push_back({"nested", "crops by split and class", cropsFound(folder, readNestedFolders)});
  std::erase_if(guesses, [](const SourceGuess& guess) { return guess.videos == 0; });
  std::stable_sort(guesses.begin(), guesses.end(),
                   [](const SourceGuess& a, const SourceGuess& b) { return a.videos > b.videos; });
  return guesses;
}

}  // namespace gacfas
