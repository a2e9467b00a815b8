#include "core/pipeline/EvaluationLandscape.h"

#include <chrono>

#include "core/io/AtomicFile.h"
#include "core/landscape/SurfaceFill.h"
#include "core/pipeline/LandscapeSetup.h"
#include "core/pipeline/LandscapeWorkers.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeFaceList.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/LandscapeRecord.h"
#include "core/types/Elapsed.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

/// The plane of the run: the one in its folder, else a new one at the present weights.
Plane planeOf(FasNet& net, const DirectionRecipe& recipe, const fs::path& file) {
  std::error_code ignored;
  if (fs::exists(file, ignored)) return loadDirections(file, parametersOf(net));
  const Plane plane = makePlane(net, recipe);
  makeFolder(file.parent_path());
  saveDirections(file, plane);
  return plane;
}

void takePlane(LandscapeSetup& setup, Plane plane) {
  const LandscapeConfig& landscape = setup.config.landscape;
  setup.axes.plane = std::move(plane);
  setup.recipe = recipeOf(setup);
  setup.recipe.x = setup.recipe.y = linspace(-landscape.range, landscape.range, landscape.points);
}

/// A frame of other weights, as a resume on another device may leave one, is measured anew.
void dropOther(const fs::path& folder, const LandscapeRecipe& recipe) {
  const fs::path journal = folder / kPointsFile;
  std::error_code ignored;
  if (!fs::exists(journal, ignored)) return;
  try {
    if (readJournal(journal).header == landscapeHeader(recipe)) return;
  } catch (const InputError&) {
    // damaged: the same
  }
  fs::remove_all(folder, ignored);
}

}  // namespace

EvaluationLandscape::EvaluationLandscape(const Config& config) : config_(config) {
  config_.landscape.points = config.evaluate.landscape;
  config_.landscape.range = config.evaluate.landscapeRange;
  config_.train.precision = Precision::Fp32;
  if (isOn()) choice_ = chooseFacesOf(config_, /*unseen=*/false);
}

/// All but the run, the plane and the recipe.
LandscapeSetup EvaluationLandscape::setUp(FasNet& net) const {
  LandscapeSetup setup;
  setup.config = config_;
  setup.net = net;
  setup.choice = choice_;
  setup.measured = choice_.videos;
  setup.facesCsv = landscapeFacesCsv(landscapeFaces(choice_.videos, config_.data.root));
  setup.axes.recipe.seed = config_.landscape.seed;
  for (AxisRecipe* axis : {&setup.axes.recipe.x, &setup.axes.recipe.y})
    axis->source = "normalised at the first evaluation of the training";
  return setup;
}

void EvaluationLandscape::measure(FasNet& net, const RunFolder& run, int64_t epoch, JobControl& control,
                                  const ProgressSink& progress) const {
  LandscapeSetup setup = setUp(net);
  setup.run = run.path();
  takePlane(setup, planeOf(net, setup.axes.recipe, run.trainingFrames() / "directions.h5"));
  const fs::path folder = run.trainingFrame(epoch);
  dropOther(folder, setup.recipe);
  makeFolder(folder);
  saveFile(run.trainingFrames() / "faces.csv", setup.facesCsv);
  LandscapeJournal journal(folder / kPointsFile, setup.recipe);
  LandscapeGrid grid = journal.grid();
  JobControl stop;  // only stops: the run's status would not tell of a pause in here
  const auto onPoint = [&](size_t point, const PointLosses& losses) { journal.append(point, losses); };
  const auto onProgress = [&](const Progress& report) {
    if (progress) progress(report);
    if (control.stopRequested()) stop.requestStop();
  };
  SurfaceSampler sampler = makeSampler(setup, net, loadFacesOf(config_, setup.measured));
  fillSurface({&sampler}, grid, stop, {.onPoint = onPoint, .onProgress = onProgress});
  saveSurface(folder / "surface.h5", grid, setup.recipe, "../directions.h5");
}

EvaluationLandscape::Times EvaluationLandscape::time(FasNet& net, JobControl& control) const {
  Times times;
  const auto start = std::chrono::steady_clock::now();
  LandscapeSetup setup = setUp(net);
  takePlane(setup, makePlane(net, setup.axes.recipe));
  SurfaceSampler sampler = makeSampler(setup, net, loadFacesOf(config_, setup.measured));
  times.setUp = secondsSince(start);
  times.point = secondsPerPoint(setup, {&sampler}, control);
  return times;
}

}  // namespace gacfas
