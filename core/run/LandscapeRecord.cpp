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

constexpr std::string_view kAtLeast = ">=,";

/// Place of a point in the grid, grid.size() where it is none.
size_t pointAt(const LandscapeGrid& grid, double x, double y) {
  const auto ix = static_cast<size_t>(std::find(grid.x.begin(), grid.x.end(), x) - grid.x.begin());
  const auto iy = static_cast<size_t>(std::find(grid.y.begin(), grid.y.end(), y) - grid.y.begin());
  return ix == grid.x.size() || iy == grid.y.size() ? grid.size() : grid.index(ix, iy);
}

/// False where the record does not belong there.
bool restoreBound(LandscapeGrid& grid, std::string_view record) {
  const std::vector<double> numbers = numbersOf(record);
  if (numbers.size() != 3) return false;
  const size_t point = pointAt(grid, numbers[0], numbers[1]);
  if (point == grid.size()) return false;
  grid.set(point, lossBound(numbers[2], grid.domains.size()));
  return true;
}

/// Puts a record into the grid; false where it does not belong there.
bool restore(LandscapeGrid& grid, std::string_view record) {
  constexpr size_t kFixed = 5;  // x, y, loss, weighted loss, accuracy; then loss and accuracy of each domain
  if (record.starts_with(kAtLeast)) return restoreBound(grid, record.substr(kAtLeast.size()));
  const std::vector<double> numbers = numbersOf(record);
  const size_t columns = kFixed + 2 * grid.domains.size();
  if (numbers.size() != columns + grid.columns.size()) return false;
  const size_t point = pointAt(grid, numbers[0], numbers[1]);
  if (point == grid.size()) return false;
  PointLosses losses{numbers[2], numbers[3], numbers[4], {}, {}};
  for (size_t i = kFixed; i < columns; i += 2) {
    losses.domainLoss.push_back(numbers[i]);
    losses.domainAccuracy.push_back(numbers[i + 1]);
  }
  losses.extra.assign(numbers.begin() + static_cast<std::ptrdiff_t>(columns), numbers.end());
  grid.set(point, std::move(losses));
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
  if (losses.atLeast)
    return std::string(kAtLeast).append(text).append(",").append(csvNumber(y)).append(",").append(
        csvNumber(losses.loss));
  for (double value : {y, losses.loss, losses.weightedLoss, losses.accuracy})
    text.append(",").append(csvNumber(value));
  for (size_t i = 0; i < losses.domainLoss.size(); ++i)
    text.append(",")
        .append(csvNumber(losses.domainLoss[i]))
        .append(",")
        .append(csvNumber(losses.domainAccuracy[i]));
  for (double value : losses.extra) text.append(",").append(csvNumber(value));
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
