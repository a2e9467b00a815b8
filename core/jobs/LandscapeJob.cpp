#include "core/jobs/LandscapeJob.h"

#include <chrono>

#include "core/io/AtomicFile.h"
#include "core/pipeline/LandscapeSetup.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/LandscapeView.h"
#include "core/run/RunLock.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr int64_t kWeightCopies = 7;  // the network, the axes, and what PlaneWeights keeps

void makeFolder(const std::filesystem::path& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault) throw IoError(folder.string() + ": cannot make this folder: " + fault.message());
}

/// Points of the recipe's grid that a journal in its folder does not have yet.
int64_t pointsLeft(const LandscapeSetup& setup) {
  std::error_code ignored;
  if (!std::filesystem::exists(setup.folder / "points.journal", ignored))
    return static_cast<int64_t>(setup.recipe.x.size() * setup.recipe.y.size());
  return static_cast<int64_t>(readLandscape(setup.folder).grid.count(PointStatus::Pending));
}

int64_t bytesNeeded(const LandscapeSetup& setup) {
  int64_t parameters = 0;
  for (const torch::Tensor& tensor : setup.net->parameters())
    parameters += static_cast<int64_t>(tensor.nbytes());
  const int64_t side = setup.config.model.imageSize, faces = static_cast<int64_t>(setup.choice.videos.size());
  return kWeightCopies * parameters + faces * 3 * side * side * static_cast<int64_t>(sizeof(float));
}

}  // namespace

LandscapeEstimate estimateLandscape(const LandscapeRequest& request, JobControl& control) {
  const LandscapeSetup setup = setUpLandscape(request.run, request.weights, request.overrides);
  LandscapeEstimate estimate;
  estimate.points = static_cast<int64_t>(setup.recipe.x.size() * setup.recipe.y.size());
  estimate.pointsLeft = pointsLeft(setup);
  estimate.faces = static_cast<int64_t>(setup.choice.videos.size());
  estimate.bytes = bytesNeeded(setup);
  control.throwIfStopped();
  SurfaceSampler sampler = makeSampler(setup);
  control.throwIfStopped();
  sampler.evaluate(0.0, 0.0);  // the first pass also pays for what is set up once
  control.throwIfStopped();
  const auto start = std::chrono::steady_clock::now();
  sampler.evaluate(setup.recipe.x.front(), setup.recipe.y.front());
  estimate.secondsPerPoint = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return estimate;
}

LandscapeResult computeLandscape(const LandscapeRequest& request, JobControl& control,
                                 const LandscapeEvents& events) {
  const LandscapeSetup setup = setUpLandscape(request.run, request.weights, request.overrides);
  SurfaceSampler sampler = makeSampler(setup);

  const std::filesystem::path& folder = setup.folder;
  LandscapeResult result;
  result.notes = setup.choice.notes;
  result.surfaceFile = folder / "surface.h5";
  result.directionFile = folder / "directions.h5";
  result.facesFile = folder / "faces.csv";
  makeFolder(folder);
  const RunLock lock(folder / "lock");
  saveFile(result.facesFile, setup.facesCsv);
  saveDirections(result.directionFile, setup.plane);
  LandscapeJournal journal(folder / "points.journal", setup.recipe);
  if (journal.droppedBytes() > 0 && events.note)
    events.note("the record that was being written when " + folder.string() +
                " was cut off is measured again");

  result.grid = journal.grid();
  const auto onPoint = [&](size_t point, const PointLosses& losses) {
    journal.append(point, losses);
    if (events.point) events.point(result.grid, point);
  };
  sampler.fill(result.grid, control, onPoint, events.progress);
  saveSurface(result.surfaceFile, result.grid, setup.recipe, result.directionFile.filename().string());
  return result;
}

}  // namespace gacfas
