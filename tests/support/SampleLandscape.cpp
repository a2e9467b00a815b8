#include <algorithm>

#include "core/config/ConfigReader.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/RunFolder.h"
#include "tests/support/SampleLandscape.h"
#include "tests/support/SampleRun.h"

namespace gacfas::test {

namespace {

LandscapeRecipe sampleRecipe(const Config& config, int64_t points) {
  LandscapeRecipe recipe;
  recipe.modelHash = std::string(64, 'a');
  recipe.facesHash = std::string(64, 'b');
  recipe.directionsHash = std::string(64, 'c');
  recipe.x = recipe.y = linspace(-1.0, 1.0, points);
  recipe.domains = config.data.train;
  recipe.imageSize = config.model.imageSize;
  return recipe;
}

/// Of random lines y is a number: each is a tenth steeper than the one before.
double lossOf(const LandscapeRecipe& recipe, double x, double y, double curvature) {
  const bool lines = recipe.directions.shape == LandscapeShape::Lines;
  return 0.1 + curvature * (lines ? x * x * (1.0 + 0.1 * y) : x * x + y * y);
}

/// Domains lie 10% apart around the mean.
PointLosses lossesAt(double loss, size_t domains, size_t columns) {
  PointLosses losses;
  losses.loss = losses.weightedLoss = loss;
  losses.accuracy = std::clamp(1.0 - losses.loss / 4.0, 0.5, 1.0);
  for (size_t k = 0; k < domains; ++k) {
    const double place = static_cast<double>(k) - (static_cast<double>(domains) - 1.0) / 2.0;
    losses.domainLoss.push_back(losses.loss * (1.0 + 0.1 * place));
    losses.domainAccuracy.push_back(losses.accuracy);
  }
  losses.extra.assign(columns, losses.accuracy);
  return losses;
}

/// Every point once, each halving of the step adding those in between.
std::vector<size_t> coarseToFine(size_t side) {
  size_t step = 1;
  while (2 * step < side) step *= 2;
  std::vector<size_t> order;
  for (; step > 0; step /= 2)
    for (size_t iy = 0; iy < side; iy += step)
      for (size_t ix = 0; ix < side; ix += step)
        if (std::find(order.begin(), order.end(), iy * side + ix) == order.end())
          order.push_back(iy * side + ix);
  return order;
}

}  // namespace

LandscapeRecipe sampleLandscapeRecipe(const std::filesystem::path& run, int64_t points) {
  return sampleRecipe(readConfig(RunFolder(run).config(), {}, ConfigPurpose::StoredRun), points);
}

std::filesystem::path writeSampleLandscape(const std::filesystem::path& run, const std::string& name,
                                           const LandscapeRecipe& recipe, double curvature) {
  const std::filesystem::path folder = RunFolder(run).landscape() / name;
  std::filesystem::create_directories(folder);
  LandscapeJournal journal(folder / "points.journal", recipe);
  LandscapeGrid grid = journal.grid();
  for (size_t point = 0; point < grid.size(); ++point) {
    grid.set(point, lossesAt(lossOf(recipe, grid.xAt(point), grid.yAt(point), curvature), recipe.domains.size(),
                             recipe.columns.size()));
    journal.append(point, grid.points[point]);
  }
  saveSurface(folder / "surface.h5", grid, recipe, "directions.h5");
  return folder;
}

std::filesystem::path writeSampleLandscape(const std::filesystem::path& run, int64_t points, double curvature,
                                           bool complete) {
  const Config config = readConfig(RunFolder(run).config(), {}, ConfigPurpose::StoredRun);
  const std::string side = std::to_string(points);
  const std::filesystem::path folder =
      RunFolder(run).landscape() / ("last-aaaaaaaa_" + side + "x" + side + "_range1_faces4_seed123");
  std::filesystem::create_directories(folder);
  const LandscapeRecipe recipe = sampleRecipe(config, points);
  LandscapeJournal journal(folder / "points.journal", recipe);
  LandscapeGrid grid = journal.grid();
  std::vector<size_t> order = coarseToFine(static_cast<size_t>(points));
  if (!complete) order.resize(order.size() / 2);
  for (const size_t point : order) {
    if (grid.status[point] != PointStatus::Pending) continue;  // there already: half a surface is finished
    grid.set(point, lossesAt(lossOf(recipe, grid.xAt(point), grid.yAt(point), curvature), recipe.domains.size(), 0));
    journal.append(point, grid.points[point]);
  }
  if (complete) saveSurface(folder / "surface.h5", grid, recipe, "directions.h5");
  return folder;
}

}  // namespace gacfas::test
