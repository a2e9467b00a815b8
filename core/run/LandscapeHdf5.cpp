#include "core/run/LandscapeHdf5.h"

#include <limits>
#include <sstream>

#include "core/run/Hdf5File.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/Version.h"

namespace gacfas {

namespace {

constexpr double kPending = -1.0;  // the reference's fill value
constexpr double kPercent = 100.0;

enum class Holes { Marked, AsMeasured };

/// of(point's losses) for every measured point; pending ones, and holes where asked, have the file's marks.
template <class Of>
std::vector<double> column(const LandscapeGrid& grid, Holes holes, Of&& of) {
  std::vector<double> values(grid.size(), kPending);
  for (size_t point = 0; point < grid.size(); ++point) {
    if (grid.status[point] == PointStatus::Pending) continue;
    const bool marked = grid.status[point] != PointStatus::Done && holes == Holes::Marked;
    values[point] = marked ? std::numeric_limits<double>::quiet_NaN() : of(grid.points[point]);
  }
  return values;
}

std::string domainFolder(const std::string& domain) {
  return "domains/" + domain + "/";
}

/// The loss, with the bounds of points that were given up.
std::vector<double> losses(const LandscapeGrid& grid) {
  std::vector<double> values = column(grid, Holes::Marked, [](const PointLosses& p) { return p.loss; });
  for (size_t point = 0; point < grid.size(); ++point)
    if (grid.status[point] == PointStatus::AtLeast) values[point] = grid.points[point].loss;
  return values;
}

void writeValues(Hdf5Writer& file, const LandscapeGrid& grid, LandscapeShape form) {
  std::vector<int64_t> shape{static_cast<int64_t>(grid.y.size()), static_cast<int64_t>(grid.x.size())};
  if (form == LandscapeShape::Line) shape.erase(shape.begin());
  const auto put = [&](const std::string& name, Holes holes, auto&& of) {
    file.write(name, shape, column(grid, holes, of).data());
  };
  file.write("train_loss", shape, losses(grid).data());
  put("train_acc", Holes::Marked, [](const PointLosses& p) { return kPercent * p.accuracy; });
  put("train_loss_weighted", Holes::Marked, [](const PointLosses& p) { return p.weightedLoss; });
  for (size_t k = 0; k < grid.domains.size(); ++k) {
    const std::string folder = domainFolder(grid.domains[k]);
    put(folder + "loss", Holes::AsMeasured, [k](const PointLosses& p) { return p.domainLoss[k]; });
    put(folder + "accuracy", Holes::AsMeasured, [k](const PointLosses& p) { return p.domainAccuracy[k]; });
  }
  for (size_t k = 0; k < grid.columns.size(); ++k)
    put(grid.columns[k], Holes::Marked, [k](const PointLosses& p) { return p.extra.at(k); });
  std::vector<uint8_t> status;
  for (PointStatus one : grid.status) status.push_back(static_cast<uint8_t>(one));
  file.write("status", shape, status.data());
}

void writeAttributes(Hdf5Writer& file, const LandscapeGrid& grid, const LandscapeRecipe& recipe) {
  std::string words, domains, columns;
  for (const std::string& name : grid.columns) columns += name + "\n";
  for (const auto& [name, value] : recipeLines(recipe)) words += name + ": " + value + "\n";
  for (const std::string& domain : grid.domains) domains += domain + "\n";
  file.setAttribute("model_hash", recipe.modelHash);
  file.setAttribute("data_hash", recipe.facesHash);
  file.setAttribute("direction_hash", recipe.directionsHash);
  file.setAttribute("seed", std::to_string(recipe.directions.seed));
  file.setAttribute("recipe", words);
  file.setAttribute("precision", recipe.precision == Precision::Fp32 ? "fp32" : "bf16");
  file.setAttribute("program_version", programVersion());
  file.setAttribute("domains", domains);
  file.setAttribute("columns", columns);
}

/// A dataset with one value a point, in whatever shape it has.
std::vector<double> readPoints(const Hdf5Reader& file, const std::string& name, size_t count) {
  std::vector<double> values = file.read<double>(name);
  if (values.size() != count)
    file.fail("dataset " + name + " has " + std::to_string(values.size()) + " values, expected " +
              std::to_string(count) + " (xcoordinates times ycoordinates)");
  return values;
}

/// The same in per cent as fractions; NaN where there is no such dataset.
std::vector<double> readRates(const Hdf5Reader& file, const std::string& name, size_t count) {
  if (!file.has(name)) return std::vector<double>(count, std::numeric_limits<double>::quiet_NaN());
  std::vector<double> values = readPoints(file, name, count);
  for (double& value : values) value /= kPercent;
  return values;
}

/// What other programs measure on a test set goes under names of ours.
void readTestSet(const Hdf5Reader& file, LandscapeGrid& grid) {
  const auto add = [&](const std::string& column, const std::vector<double>& values) {
    grid.columns.push_back(column);
    for (size_t i = 0; i < grid.size(); ++i) grid.points[i].extra.push_back(values[i]);
  };
  if (file.has("test_loss")) add("test/loss", readPoints(file, "test_loss", grid.size()));
  if (file.has("test_acc")) add("test/accuracy", readRates(file, "test_acc", grid.size()));
}

/// The lines of an attribute.
std::vector<std::string> namesIn(const std::map<std::string, std::string>& attributes,
                                 const std::string& attribute) {
  std::vector<std::string> names;
  const auto found = attributes.find(attribute);
  std::istringstream lines(found == attributes.end() ? "" : found->second);
  for (std::string name; std::getline(lines, name);) names.push_back(name);
  return names;
}

std::vector<PointStatus> readStatus(const Hdf5Reader& file, const std::vector<double>& loss) {
  std::vector<PointStatus> status;
  if (!file.has("status")) {
    for (double value : loss)
      status.push_back(value == kPending      ? PointStatus::Pending
                       : std::isfinite(value) ? PointStatus::Done
                                              : PointStatus::Hole);
    return status;
  }
  for (double value : readPoints(file, "status", loss.size())) {
    if (value != 0 && value != 1 && value != 2 && value != 3)
      file.fail("dataset status holds other values than 0, 1, 2 and 3");
    status.push_back(static_cast<PointStatus>(value));
  }
  return status;
}

}  // namespace

void saveSurface(const std::filesystem::path& path, const LandscapeGrid& grid, const LandscapeRecipe& recipe,
                 const std::string& directionFile) {
  Hdf5Writer file;
  file.writeText("dir_file", directionFile);
  file.write("xcoordinates", {static_cast<int64_t>(grid.x.size())}, grid.x.data());
  if (recipe.directions.shape != LandscapeShape::Line)
    file.write("ycoordinates", {static_cast<int64_t>(grid.y.size())}, grid.y.data());
  writeValues(file, grid, recipe.directions.shape);
  writeAttributes(file, grid, recipe);
  file.save(path);
}

SurfaceFile loadSurface(const std::filesystem::path& path) {
  const Hdf5Reader file(path);
  SurfaceFile surface;
  surface.attributes = file.attributes();
  const std::vector<double> noY{0.0};
  surface.grid = {file.read<double>("xcoordinates"),
                  file.has("ycoordinates") ? file.read<double>("ycoordinates") : noY,
                  namesIn(surface.attributes, "domains"), namesIn(surface.attributes, "columns")};
  LandscapeGrid& grid = surface.grid;
  const std::vector<double> loss = readPoints(file, "train_loss", grid.size());
  const std::vector<double> accuracy = readRates(file, "train_acc", grid.size());
  const std::vector<double> weighted =
      file.has("train_loss_weighted") ? readPoints(file, "train_loss_weighted", grid.size()) : loss;
  grid.status = readStatus(file, loss);
  for (size_t i = 0; i < grid.size(); ++i) {
    grid.points[i] = {loss[i], weighted[i], accuracy[i], {}, {}};
    grid.points[i].atLeast = grid.status[i] == PointStatus::AtLeast;
  }
  const auto read = [&](const std::string& name, std::vector<double> PointLosses::*list) {
    const std::vector<double> values = readPoints(file, name, grid.size());
    for (size_t i = 0; i < grid.size(); ++i) (grid.points[i].*list).push_back(values[i]);
  };
  for (const std::string& domain : grid.domains) {
    read(domainFolder(domain) + "loss", &PointLosses::domainLoss);
    read(domainFolder(domain) + "accuracy", &PointLosses::domainAccuracy);
  }
  for (const std::string& name : grid.columns) read(name, &PointLosses::extra);
  if (!surface.attributes.contains("columns")) readTestSet(file, grid);
  surface.isLine = !file.has("ycoordinates");
  return surface;
}

RecipeLines recipeOf(const SurfaceFile& file, const std::string& name) {
  if (const auto told = file.attributes.find("recipe"); told != file.attributes.end()) return parseRecipeLines(told->second);
  RecipeLines lines{{"directions", "imported from " + name + " unchanged"}, {"x axis", axisText(file.grid.x)}, {"y axis", axisText(file.grid.y)}};
  if (file.isLine) lines.emplace_back("shape", shapeWords(LandscapeShape::Line));
  return lines;
}

}  // namespace gacfas
