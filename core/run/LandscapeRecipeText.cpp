#include "core/run/LandscapeRecipeText.h"

#include "core/io/Csv.h"
#include "core/types/LandscapeGrid.h"
#include "core/types/Text.h"

namespace gacfas {

namespace {

std::string axisText(const std::vector<double>& axis) {
  if (axis.empty()) return "no point";
  const auto count = static_cast<int64_t>(axis.size());
  if (axis == linspace(axis.front(), axis.back(), count))
    return csvNumber(axis.front()) + " to " + csvNumber(axis.back()) + " in " + std::to_string(count) +
           " points";
  std::string text = "at";
  for (double value : axis) text.append(" ").append(csvNumber(value));
  return text;
}

}  // namespace

std::string describe(const DirectionRecipe& recipe) {
  return std::string("random, filter-wise normalised, biases and batch norm ") +
         (recipe.ignoreBiasBn ? "ignored" : "scaled with the point") + ", seed " +
         std::to_string(recipe.seed);
}

std::vector<std::pair<std::string, std::string>> recipeLines(const LandscapeRecipe& recipe) {
  return {{"weights", recipe.modelHash},
          {"faces", recipe.facesHash},
          {"directions", describe(recipe.directions)},
          {"direction values", recipe.directionsHash},
          {"x axis", axisText(recipe.x)},
          {"y axis", axisText(recipe.y)},
          {"domains", joined(recipe.domains)},
          {"loss", recipe.loss == LossKind::Bce ? "bce" : "ce"},
          {"logit scale", csvNumber(recipe.logitScale)},
          {"image size", std::to_string(recipe.imageSize)},
          {"precision", recipe.precision == Precision::Fp32 ? "fp32" : "bf16"}};
}

}  // namespace gacfas
