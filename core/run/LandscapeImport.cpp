#include "core/run/LandscapeImport.h"

#include <algorithm>

#include "core/io/AtomicFile.h"
#include "core/io/File.h"
#include "core/run/LandscapeFacts.h"
#include "core/run/LandscapeHdf5.h"
#include "core/types/Error.h"
#include "core/types/Text.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

void requireRising(const fs::path& file, const char* dataset, const std::vector<double>& axis) {
  const bool finite = std::all_of(axis.begin(), axis.end(), [](double value) { return std::isfinite(value); });
  if (!finite || !std::is_sorted(axis.begin(), axis.end(), std::less_equal<>()))
    throw InputError(file.string() + ": dataset " + dataset + " does not rise from point to point");
}

void requireSurface(const fs::path& file) {
  const LandscapeGrid grid = loadSurface(file).grid;
  requireRising(file, "xcoordinates", grid.x);
  requireRising(file, "ycoordinates", grid.y);
  if (grid.x.size() < 2) throw InputError(file.string() + ": dataset xcoordinates has fewer than two points");
}

}  // namespace

fs::path importSurface(const RunFolder& run, const fs::path& file, const std::string& name) {
  requireSurface(file);
  const std::string content = loadFile(file);
  const fs::path folder = run.landscape() / ("imported_" + folderName(name.empty() ? file.stem().string() : name, "-_."));
  const fs::path target = folder / "surface.h5";
  std::error_code ignored;
  if (fs::exists(target, ignored)) {
    if (loadFile(target) == content) return folder;
    throw InputError(folder.string() + " holds another surface: import " + file.string() + " under another name");
  }
  makeFolder(folder);
  LandscapeSettings settings;
  settings.imported = file.filename().string();
  saveLandscapeSettings(folder, settings);
  saveFile(target, content);  // last: without it there is no landscape in the folder
  return folder;
}

}  // namespace gacfas
