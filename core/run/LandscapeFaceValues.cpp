#include "core/run/LandscapeFaceValues.h"

#include <cstring>

#include "core/run/LandscapeRecord.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

std::filesystem::path fileIn(const std::filesystem::path& recipeFolder) {
  return recipeFolder / "faces.journal";
}

void put(std::string& bytes, const double* values, size_t count) {
  bytes.append(reinterpret_cast<const char*>(values), count * sizeof(double));
}

FaceValues parsed(const std::string& record, const std::filesystem::path& path) {
  constexpr size_t kCoordinates = 2;
  std::vector<double> numbers(record.size() / sizeof(double));
  if (record.size() % (2 * sizeof(double)) != 0 || numbers.size() <= kCoordinates)
    throw InputError(path.string() + ": a record holds no values of faces. Delete the file to measure them again");
  std::memcpy(numbers.data(), record.data(), record.size());
  const auto start = numbers.begin() + kCoordinates;
  const auto middle = start + (numbers.end() - start) / 2;
  return {numbers[0], numbers[1], {start, middle}, {middle, numbers.end()}};
}

}  // namespace

FaceValuesJournal::FaceValuesJournal(const std::filesystem::path& recipeFolder, const LandscapeRecipe& recipe)
    : journal_(fileIn(recipeFolder), landscapeHeader(recipe)) {}

void FaceValuesJournal::append(const FaceValues& point) {
  std::string bytes;
  put(bytes, &point.x, 1);
  put(bytes, &point.y, 1);
  put(bytes, point.loss.data(), point.loss.size());
  put(bytes, point.score.data(), point.score.size());
  journal_.append(bytes);
}

FaceValuesFile readFaceValues(const std::filesystem::path& recipeFolder) {
  const std::filesystem::path path = fileIn(recipeFolder);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return {};
  const JournalContent content = readJournal(path);
  FaceValuesFile file{parseRecipeLines(content.header), {}};
  for (const std::string& record : content.records) file.points.push_back(parsed(record, path));
  return file;
}

}  // namespace gacfas
