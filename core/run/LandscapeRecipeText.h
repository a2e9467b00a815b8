#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// "random, filter-wise normalised, biases and batch norm ignored, seed 123"
std::string describe(const DirectionRecipe& recipe);

using RecipeLines = std::vector<std::pair<std::string, std::string>>;

/// The recipe in words, one (name, value) each, in a fixed order. Equal texts mean equal recipes.
RecipeLines recipeLines(const LandscapeRecipe& recipe);

/// The lines of a text, "name: value" each; others are left out.
RecipeLines parseRecipeLines(std::string_view text);
/// Value of a line, empty where there is none.
std::string recipeValue(const RecipeLines& lines, std::string_view name);
/// Coordinates of an axis from its line ("x axis"), exactly as they were. Throws InputError for other words.
std::vector<double> recipeAxis(const RecipeLines& lines, std::string_view name);
/// Names of the line "domains".
std::vector<std::string> recipeDomains(const RecipeLines& lines);

}  // namespace gacfas
