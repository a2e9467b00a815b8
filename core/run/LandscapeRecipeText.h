#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// "random, filter-wise normalised, biases and batch norm ignored, seed 123"
std::string describe(const DirectionRecipe& recipe);

/// The recipe in words, one (name, value) each, in a fixed order. Equal texts mean equal recipes.
std::vector<std::pair<std::string, std::string>> recipeLines(const LandscapeRecipe& recipe);

}  // namespace gacfas
