#include "core/run/LandscapeRecipeText.h"

#include <algorithm>

#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "core/types/LandscapeGrid.h"
#include "core/types/Text.h"

namespace gacfas {

namespace {

/// Pieces of a text between separators.
std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> pieces;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find(separator, start), text.size());
    pieces.push_back(text.substr(start, end - start));
    start = end + separator.size();
  }
  return pieces;
}

/// Numbers of the words, none at all where one is something else.
std::vector<double> numbersOf(const std::vector<std::string_view>& words) {
  std::vector<double> numbers;
  for (const std::string_view word : words) {
    const std::optional<double> number = csvDouble(word);
    if (!number) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

/// Of what axisText() wrote: "-1 to 1 in 21 points", "at -1 0.25 1". Empty for anything else.
std::vector<double> axisOf(std::string_view text) {
  constexpr int64_t kMost = 1 << 16;
  const std::vector<std::string_view> words = split(text, " ");
  if (words[0] == "at") return numbersOf({words.begin() + 1, words.end()});
  if (words.size() != 6 || words[1] != "to" || words[3] != "in" || words[5] != "points") return {};
  const std::vector<double> numbers = numbersOf({words[0], words[2], words[4]});
  if (numbers.empty() || !(numbers[2] >= 1 && numbers[2] <= kMost)) return {};
  return linspace(numbers[0], numbers[1], static_cast<int64_t>(numbers[2]));
}

constexpr const char* kLine = "line";
constexpr const char* kLines = "random lines, y is their number";

std::vector<std::string> namesOf(const std::string& text) {
  std::vector<std::string> names;
  for (const std::string_view name : split(text, ", "))
    if (!name.empty()) names.emplace_back(name);
  return names;
}

std::string normWords(DirectionNorm norm) {
  switch (norm) {
    case DirectionNorm::Filter: return "filter-wise normalised";
    case DirectionNorm::Layer: return "layer-wise normalised";
    case DirectionNorm::Weight: return "scaled by each weight";
    case DirectionNorm::DFilter: return "filters of length 1";
    case DirectionNorm::DLayer: return "layers of length 1";
    case DirectionNorm::None: return "not normalised";
  }
  return {};
}

std::string randomWords(const AxisRecipe& axis) {
  return "random, " + normWords(axis.norm) + ", biases and batch norm " +
         (axis.ignoreBiasBn ? "ignored" : "scaled with the point") +
         (axis.tensors == AxisTensors::States ? ", running statistics too" : "") +
         (axis.source.empty() ? "" : ", " + axis.source);
}

std::string hessianWords(const AxisRecipe& axis) {
  return "eigenvector of the Hessian, eigenvalue " + axis.source + ", " +
         (axis.norm == DirectionNorm::None ? "length 1" : normWords(axis.norm)) + ", biases and batch norm " +
         (axis.ignoreBiasBn ? "ignored" : "included");
}

std::string axisWords(const AxisRecipe& axis) {
  const std::string statistics = axis.tensors == AxisTensors::States ? ", running statistics too" : "";
  switch (axis.kind) {
    case AxisKind::Random: return randomWords(axis);
    case AxisKind::Towards: return "towards " + axis.source + statistics;
    case AxisKind::Imported: return "imported from " + axis.source + statistics;
    case AxisKind::Principal: return "principal component of " + axis.source + statistics;
    case AxisKind::Hessian: return hessianWords(axis);
  }
  return {};
}

RecipeLines without(RecipeLines lines, const std::vector<std::string>& names) {
  std::erase_if(lines, [&](const auto& line) { return std::find(names.begin(), names.end(), line.first) != names.end(); });
  return lines;
}

}  // namespace

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

std::string shapeWords(LandscapeShape shape) {
  return shape == LandscapeShape::Line ? kLine : kLines;
}

RecipeLines parseRecipeLines(std::string_view text) {
  RecipeLines lines;
  for (const std::string_view line : split(text, "\n")) {
    const size_t colon = line.find(": ");
    if (colon != std::string_view::npos) lines.emplace_back(line.substr(0, colon), line.substr(colon + 2));
  }
  return lines;
}

std::string recipeValue(const RecipeLines& lines, std::string_view name) {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.first == name; });
  return found == lines.end() ? "" : found->second;
}

std::vector<double> recipeAxis(const RecipeLines& lines, std::string_view name) {
  const std::string text = recipeValue(lines, name);
  std::vector<double> axis = axisOf(text);
  if (axis.empty())
    throw InputError("the landscape's " + std::string(name) + " is '" + text + "', which is no axis");
  return axis;
}

std::vector<std::string> recipeDomains(const RecipeLines& lines) {
  return namesOf(recipeValue(lines, "domains"));
}

std::vector<std::string> recipeColumns(const RecipeLines& lines) {
  return namesOf(recipeValue(lines, "columns"));
}

LandscapeShape recipeShape(const RecipeLines& lines) {
  const std::string text = recipeValue(lines, "shape");
  if (text == kLine) return LandscapeShape::Line;
  return text == kLines ? LandscapeShape::Lines : LandscapeShape::Plane;
}

bool samePoints(const RecipeLines& a, const RecipeLines& b) {
  return without(a, {"x axis", "y axis"}) == without(b, {"x axis", "y axis"});
}

bool sameButSubset(const RecipeLines& a, const RecipeLines& b) {
  const std::vector<std::string> names{"x axis", "y axis", "subset", "columns"};
  return without(a, names) == without(b, names);
}

int64_t recipeSubset(const RecipeLines& lines) {
  const std::string text = recipeValue(lines, "subset");
  const std::optional<double> number = csvDouble(text.substr(0, text.find(' ')));
  return number && *number >= 1.0 && *number <= 1e6 ? static_cast<int64_t>(*number) : 0;
}

std::string describe(const DirectionRecipe& recipe) {
  const std::string x = axisWords(recipe.x), y = axisWords(recipe.y);
  const bool one = recipe.shape != LandscapeShape::Plane || recipe.x == recipe.y;
  const bool random = recipe.x.kind == AxisKind::Random ||
                      (recipe.shape == LandscapeShape::Plane && recipe.y.kind == AxisKind::Random);
  return (one ? x : "x: " + x + "; y: " + y) + (random ? ", seed " + std::to_string(recipe.seed) : "");
}

RecipeLines recipeLines(const LandscapeRecipe& recipe) {
  RecipeLines lines{{"weights", recipe.modelHash},
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
  if (recipe.directions.shape != LandscapeShape::Plane)
    lines.emplace_back("shape", shapeWords(recipe.directions.shape));
  if (recipe.directions.statistics != PlaneStatistics::Frozen)
    lines.emplace_back("batch norm statistics", recipe.directions.statistics == PlaneStatistics::Interpolated
                                                    ? "interpolated"
                                                    : "re-estimated at each point");
  if (recipe.subset > 0)
    lines.emplace_back("subset", std::to_string(recipe.subset) + " faces of each domain, a preview (" +
                                     recipe.subsetHash.substr(0, 12) + ")");
  if (!recipe.columns.empty()) lines.emplace_back("columns", joined(recipe.columns));
  return lines;
}

}  // namespace gacfas
