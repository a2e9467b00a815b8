#include "core/run/LandscapeJournal.h"

#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeRecord.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

/// Hashes are cut to what the eye can compare.
std::string shown(const std::string& value) {
  return value.size() == 64 ? value.substr(0, 12) : value;
}

/// "x axis: -1 to 1 in 5 points in the file, -2 to 2 in 5 points now; ..."
std::string differences(std::string_view header, const LandscapeRecipe& recipe) {
  const RecipeLines lines = parseRecipeLines(header);
  std::string text;
  for (const auto& [name, value] : recipeLines(recipe)) {
    std::string before = recipeValue(lines, name);
    if (before.empty()) before = "nothing";
    if (before != value)
      text +=
          (text.empty() ? "" : "; ") + name + ": " + shown(before) + " in the file, " + shown(value) + " now";
  }
  return text;
}

std::unique_ptr<Journal> openJournal(const std::filesystem::path& path, const LandscapeRecipe& recipe) {
  const std::string header = landscapeHeader(recipe);
  try {
    return std::make_unique<Journal>(path, header);
  } catch (const InputError&) {
    const std::string before = readJournal(path).header;  // throws where the file is no journal at all
    if (!before.starts_with(kLandscapeFormat))
      throw InputError(path.string() +
                       ": not a landscape's journal of this version. Move the file away to start again");
    throw InputError(path.string() + ": the points in this file belong to another landscape (" +
                     differences(before, recipe) +
                     "). Choose another output folder, or move the file away to start again");
  }
}

}  // namespace

LandscapeJournal::LandscapeJournal(const std::filesystem::path& path, const LandscapeRecipe& recipe)
    : journal_(openJournal(path, recipe)), grid_(recipe.x, recipe.y, recipe.domains, recipe.columns) {
  restorePoints(grid_, journal_->records(), path);
}

std::vector<std::string> continuedColumns(const std::filesystem::path& path, LandscapeRecipe recipe) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return recipe.columns;
  const std::vector<std::string> wanted = recipe.columns;
  std::string header;
  try {
    header = readJournal(path).header;
  } catch (const InputError&) {
    return wanted;  // to be told of when it is opened to go on with
  }
  recipe.columns = recipeColumns(parseRecipeLines(header));
  return header == landscapeHeader(recipe) ? recipe.columns : wanted;
}

void LandscapeJournal::append(size_t point, const PointLosses& losses) {
  journal_->append(landscapeRecord(grid_.xAt(point), grid_.yAt(point), losses));
}

}  // namespace gacfas
