#include "core/pipeline/LandscapeKnown.h"

#include <algorithm>
#include <cmath>

#include "core/run/LandscapeFaceValues.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeView.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

/// Place of a value on an axis, up to rounding; the axis's size where it is none.
size_t placeOf(const std::vector<double>& axis, double value) {
  const double tolerance = 1e-12 * std::max(std::abs(axis.front()), std::abs(axis.back()));
  const auto found = std::find_if(axis.begin(), axis.end(),
                                  [&](double one) { return std::abs(one - value) <= tolerance; });
  return static_cast<size_t>(found - axis.begin());
}

/// Index of a point in the grid, grid.size() where it has none there.
size_t pointAt(const LandscapeGrid& grid, double x, double y) {
  const size_t ix = placeOf(grid.x, x), iy = placeOf(grid.y, y);
  return ix == grid.x.size() || iy == grid.y.size() ? grid.size() : grid.index(ix, iy);
}

void addKnown(const LandscapeView& other, const LandscapeGrid& grid, double clip, KnownPoints& known) {
  for (size_t i = 0; i < other.grid.size(); ++i) {
    if (other.grid.status[i] == PointStatus::Pending) continue;
    const PointLosses& losses = other.grid.points[i];
    if (losses.atLeast && (clip <= 0.0 || losses.loss < clip)) continue;
    const size_t point = pointAt(grid, other.grid.xAt(i), other.grid.yAt(i));
    if (point == grid.size()) continue;
    const bool there = std::any_of(known.points.begin(), known.points.end(),
                                   [&](const auto& one) { return one.first == point; });
    if (grid.status[point] == PointStatus::Pending && !there) known.points.emplace_back(point, losses);
  }
}

/// Other landscapes of the run, by name.
std::vector<std::filesystem::path> otherFolders(const LandscapeSetup& setup) {
  std::vector<std::filesystem::path> folders;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(setup.folder.parent_path(), ignored))
    if (entry.path() != setup.folder) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// For each face of a preview its place among the measured faces, -1 where it is none; nothing at all where the preview's
/// faces are not the setup's first so many.
std::vector<int64_t> placesOfPreview(const LandscapeSetup& setup, const RecipeLines& recipe) {
  const int64_t count = recipeSubset(recipe);
  if (count == 0) return {};
  const std::vector<Video> faces = subsetOf(setup, count);
  LandscapeRecipe same = setup.recipe;
  same.subset = count;
  same.subsetHash = hashOfVideos(faces);
  if (recipeValue(recipeLines(same), "subset") != recipeValue(recipe, "subset")) return {};
  std::vector<int64_t> places;
  for (const Video& face : faces) {
    const auto found = std::find_if(setup.measured.begin(), setup.measured.end(), [&](const Video& video) {
      return video.domain == face.domain && video.label == face.label && video.name == face.name;
    });
    places.push_back(found == setup.measured.end() ? -1 : found - setup.measured.begin());
  }
  return places;
}

KnownFaces placed(const FaceValues& values, const std::vector<int64_t>& places) {
  KnownFaces known;
  for (size_t i = 0; i < places.size(); ++i) {
    if (places[i] < 0) continue;
    known.places.push_back(places[i]);
    known.loss.push_back(values.loss[i]);
    known.score.push_back(values.score[i]);
  }
  return known;
}

/// Whether any point was added.
bool addKnownFaces(const LandscapeSetup& setup, const FaceValuesFile& file, const LandscapeGrid& grid,
                   KnownFaceValues& known) {
  const std::vector<int64_t> places = placesOfPreview(setup, file.recipe);
  bool added = false;
  for (const FaceValues& values : file.points) {
    const size_t point = pointAt(grid, values.x, values.y);
    if (point == grid.size() || grid.status[point] != PointStatus::Pending || values.loss.size() != places.size()) continue;
    KnownFaces faces = placed(values, places);
    const auto there = known.points.find(point);
    if (there != known.points.end() && there->second.places.size() >= faces.places.size()) continue;
    known.points[point] = std::move(faces);
    added = true;
  }
  return added;
}

}  // namespace

KnownFaceValues findKnownFaces(const LandscapeSetup& setup, const LandscapeGrid& grid) {
  KnownFaceValues known;
  const RecipeLines wanted = recipeLines(setup.recipe);
  // Not the own folder: a point that a kill kept from its journal is measured whole again, with what needs the features
  // of all faces.
  for (const std::filesystem::path& folder : otherFolders(setup)) {
    try {
      const FaceValuesFile file = readFaceValues(folder);
      if (sameButSubset(file.recipe, wanted) && addKnownFaces(setup, file, grid, known))
        known.folders.push_back(folder.filename().string());
    } catch (const Error&) {
      continue;
    }
  }
  return known;
}

KnownPoints findKnownPoints(const LandscapeSetup& setup, const LandscapeGrid& grid) {
  KnownPoints known;
  const RecipeLines wanted = recipeLines(setup.recipe);
  for (const std::filesystem::path& folder : otherFolders(setup)) {
    try {
      const LandscapeView other = readLandscape(folder);
      if (!samePoints(other.recipe, wanted)) continue;
      const size_t before = known.points.size();
      addKnown(other, grid, setup.options.clip, known);
      if (known.points.size() > before) known.folders.push_back(folder.filename().string());
    } catch (const Error&) {
      continue;  // nothing can be taken from there
    }
  }
  return known;
}

void reopenBounds(const LandscapeSetup& setup, LandscapeGrid& grid) {
  for (size_t i = 0; i < grid.size(); ++i)
    if (grid.status[i] == PointStatus::AtLeast &&
        (setup.options.clip <= 0.0 || grid.points[i].loss < setup.options.clip))
      grid.status[i] = PointStatus::Pending;
}

}  // namespace gacfas
