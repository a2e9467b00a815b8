#include "core/run/LandscapeJournal.h"

#include <optional>

#include "core/io/Csv.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr std::string_view kFormat = "gacfas landscape 1\n";

std::string headerOf(const LandscapeRecipe& recipe) {
  std::string header(kFormat);
  for (const auto& [name, value] : recipeLines(recipe)) header += name + ": " + value + "\n";
  return header;
}

/// Hashes are cut to what the eye can compare.
std::string shown(const std::string& value) {
  return value.size() == 64 ? value.substr(0, 12) : value;
}

/// "x axis: -1 to 1 in 5 points in the file, -2 to 2 in 5 points now; ..."
std::string differences(std::string_view header, const LandscapeRecipe& recipe) {
  std::string text;
  for (const auto& [name, value] : recipeLines(recipe)) {
    const std::string key = "\n" + name + ": ";
    const size_t start = header.find(key);
    std::string before = "nothing";
    if (start != std::string_view::npos) {
      const size_t from = start + key.size();
      before = header.substr(from, header.find('\n', from) - from);
    }
    if (before != value)
      text +=
          (text.empty() ? "" : "; ") + name + ": " + shown(before) + " in the file, " + shown(value) + " now";
  }
  return text;
}

std::unique_ptr<Journal> openJournal(const std::filesystem::path& path, const LandscapeRecipe& recipe) {
  const std::string header = headerOf(recipe);
  try {
    return std::make_unique<Journal>(path, header);
  } catch (const InputError&) {
    const std::string before = readJournal(path).header;  // throws where the file is no journal at all
    if (before.compare(0, kFormat.size(), kFormat) != 0)
      throw InputError(path.string() +
                       ": not a landscape's journal of this version. Move the file away to start again");
    throw InputError(path.string() + ": the points in this file belong to another landscape (" +
                     differences(before, recipe) +
                     "). Choose another output folder, or move the file away to start again");
  }
}

std::string recordOf(double x, double y, const PointLosses& losses) {
  std::string text = csvNumber(x);
  for (double value : {y, losses.loss, losses.weightedLoss, losses.accuracy})
    text.append(",").append(csvNumber(value));
  for (size_t i = 0; i < losses.domainLoss.size(); ++i)
    text.append(",")
        .append(csvNumber(losses.domainLoss[i]))
        .append(",")
        .append(csvNumber(losses.domainAccuracy[i]));
  return text;
}

/// Numbers of a record, empty where it holds anything else.
std::vector<double> numbersOf(std::string_view record) {
  std::vector<double> numbers;
  for (size_t start = 0; start <= record.size();) {
    const size_t end = std::min(record.find(',', start), record.size());
    const std::optional<double> number = csvDouble(record.substr(start, end - start));
    if (!number) return {};
    numbers.push_back(*number);
    start = end + 1;
  }
  return numbers;
}

/// Puts a record into the grid; false where it does not belong there.
bool restore(LandscapeGrid& grid, std::string_view record) {
  constexpr size_t kFixed = 5;  // x, y, loss, weighted loss, accuracy; then loss and accuracy of each domain
  const std::vector<double> numbers = numbersOf(record);
  if (numbers.size() != kFixed + 2 * grid.domains.size()) return false;
  const auto ix = std::find(grid.x.begin(), grid.x.end(), numbers[0]) - grid.x.begin();
  const auto iy = std::find(grid.y.begin(), grid.y.end(), numbers[1]) - grid.y.begin();
  const auto column = static_cast<size_t>(ix), row = static_cast<size_t>(iy);
  if (column == grid.x.size() || row == grid.y.size()) return false;
  PointLosses losses{numbers[2], numbers[3], numbers[4], {}, {}};
  for (size_t i = kFixed; i < numbers.size(); i += 2) {
    losses.domainLoss.push_back(numbers[i]);
    losses.domainAccuracy.push_back(numbers[i + 1]);
  }
  grid.set(grid.index(column, row), std::move(losses));
  return true;
}

}  // namespace

LandscapeJournal::LandscapeJournal(const std::filesystem::path& path, const LandscapeRecipe& recipe)
    : journal_(openJournal(path, recipe)), grid_(recipe.x, recipe.y, recipe.domains) {
  for (const std::string& record : journal_->records())
    if (!restore(grid_, record))
      throw InputError(path.string() + ": a record is not a point of this landscape (" +
                       record.substr(0, 60) + "). Move the file away to start again");
}

void LandscapeJournal::append(size_t point, const PointLosses& losses) {
  journal_->append(recordOf(grid_.xAt(point), grid_.yAt(point), losses));
}

}  // namespace gacfas
