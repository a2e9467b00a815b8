#include "core/run/LandscapeView.h"

#include "core/io/Journal.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeRecord.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

LandscapeView fromJournal(const std::filesystem::path& path) {
  const JournalContent content = readJournal(path);
  if (!content.header.starts_with(kLandscapeFormat))
    throw InputError(path.string() + ": not a landscape's journal of this version");
  LandscapeView view;
  view.recipe = parseRecipeLines(content.header);
  try {
    view.grid = {recipeAxis(view.recipe, "x axis"), recipeAxis(view.recipe, "y axis"),
                 recipeDomains(view.recipe), recipeColumns(view.recipe)};
  } catch (const InputError& fault) {
    throw InputError(path.string() + ": " + fault.what());
  }
  restorePoints(view.grid, content.records, path);
  view.journalBytes = content.size;
  return view;
}

LandscapeView fromSurface(const std::filesystem::path& path) {
  SurfaceFile file = loadSurface(path);
  LandscapeView view;
  view.recipe = recipeOf(file, {});
  view.grid = std::move(file.grid);
  return view;
}

}  // namespace

LandscapeView readLandscape(const std::filesystem::path& recipeFolder) {
  const std::filesystem::path journal = recipeFolder / kPointsFile;
  std::error_code ignored;
  LandscapeView view = std::filesystem::exists(journal, ignored) ? fromJournal(journal)
                                                                 : fromSurface(recipeFolder / "surface.h5");
  const std::string name = recipeFolder.filename().string();
  view.shape = recipeShape(view.recipe);
  view.preview = recipeValue(view.recipe, "precision") == "bf16" || recipeSubset(view.recipe) > 0;
  view.weights = name.substr(0, name.find('-'));
  return view;
}

}  // namespace gacfas
