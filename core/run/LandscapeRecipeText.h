#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// "random, filter-wise normalised, biases and batch norm ignored, seed 123"; where the axes differ "x: ...; y: ..."
std::string describe(const DirectionRecipe& recipe);

using RecipeLines = std::vector<std::pair<std::string, std::string>>;

/// "-1 to 1 in 21 points", or where they are not evenly spaced "at -1 0.25 1"; recipeAxis() reads it.
std::string axisText(const std::vector<double>& axis);
/// The line "shape" of a landscape that is no plane.
std::string shapeWords(LandscapeShape shape);

/// The recipe in words, one (name, value) each, in a fixed order. Equal texts mean equal recipes. Lines that
/// came with later versions are there only where they say something else than the default.
RecipeLines recipeLines(const LandscapeRecipe& recipe);

/// The lines of a text, "name: value" each; others are left out.
RecipeLines parseRecipeLines(std::string_view text);
/// Value of a line, empty where there is none.
std::string recipeValue(const RecipeLines& lines, std::string_view name);
/// Coordinates of an axis from its line ("x axis"), exactly as they were. Throws InputError for other words.
std::vector<double> recipeAxis(const RecipeLines& lines, std::string_view name);
/// Whether the recipes differ in the axes' coordinates at most, so that a point of one is a point of the other.
bool samePoints(const RecipeLines& a, const RecipeLines& b);
/// Whether they differ at most in that, in the number of faces measured (a preview's line "subset") and in what is told of them.
bool sameButSubset(const RecipeLines& a, const RecipeLines& b);
/// Faces of each domain that a preview was measured on; 0: all.
int64_t recipeSubset(const RecipeLines& lines);
/// Of the line "shape".
LandscapeShape recipeShape(const RecipeLines& lines);
/// Names of the line "columns".
std::vector<std::string> recipeColumns(const RecipeLines& lines);
/// Names of the line "domains".
std::vector<std::string> recipeDomains(const RecipeLines& lines);

}  // namespace gacfas
