#include "core/run/LandscapeRecord.h"

#include <optional>

#include "core/io/Csv.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

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

std::string landscapeHeader(const LandscapeRecipe& recipe) {
  std::string header(kLandscapeFormat);
  for (const auto& [name, value] : recipeLines(recipe)) header += name + ": " + value + "\n";
  return header;
}

std::string landscapeRecord(double x, double y, const PointLosses& losses) {
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

void restorePoints(LandscapeGrid& grid, const std::vector<std::string>& records,
                   const std::filesystem::path& path) {
  for (const std::string& record : records)
    if (!restore(grid, record))
      throw InputError(path.string() + ": a record is not a point of this landscape (" +
                       record.substr(0, 60) + "). Move the file away to start again");
}

}  // namespace gacfas
