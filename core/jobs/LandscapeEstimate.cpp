#include "core/jobs/LandscapeEstimate.h"

#include "core/pipeline/LandscapeHessian.h"
#include "core/pipeline/LandscapeKnown.h"
#include "core/pipeline/LandscapeWorkers.h"
#include "core/run/LandscapeRecord.h"
#include "core/run/LandscapeView.h"

namespace gacfas {

namespace {

constexpr int64_t kWeightCopies = 7;  // the network, the axes, and what the sampler keeps of a plane

/// The setup's grid with what journals in its folder and in others have of it.
LandscapeGrid knownGrid(const LandscapeSetup& setup) {
  LandscapeGrid grid(setup.recipe.x, setup.recipe.y, setup.recipe.domains, setup.recipe.columns);
  std::error_code ignored;
  if (std::filesystem::exists(setup.folder / kPointsFile, ignored)) grid = readLandscape(setup.folder).grid;
  reopenBounds(setup, grid);
  for (auto& [point, losses] : findKnownPoints(setup, grid).points) grid.set(point, losses);
  return grid;
}

int64_t bytesNeeded(const LandscapeSetup& setup) {
  int64_t parameters = 0;
  for (const torch::Tensor& tensor : setup.net->parameters())
    parameters += static_cast<int64_t>(tensor.nbytes());
  const int64_t side = setup.config.model.imageSize, faces = static_cast<int64_t>(setup.measured.size());
  const auto trajectory = static_cast<int64_t>(setup.axes.trajectory.size());
  return (kWeightCopies * setup.options.devices + trajectory) * parameters + faces * 3 * side * side * static_cast<int64_t>(sizeof(float));
}

/// Hessian axes that are yet to be found cost time before the first point: of one network, which has all threads.
double secondsForAxes(LandscapeSetup& setup, SurfaceSampler& sampler, JobControl& control) {
  if (!setup.axesPending || takeKnownHessianAxes(setup)) return 0.0;
  return static_cast<double>(hessianAxesCost(setup)) * secondsPerPoint(setup, {&sampler}, control) /
         static_cast<double>(setup.measured.size());
}

}  // namespace

LandscapeEstimate estimateLandscape(const LandscapeRequest& request, JobControl& control) {
  LandscapeSetup setup = setUpLandscape(request.run, request.weights, request.overrides, request.options);
  control.throwIfStopped();
  LandscapeSetup whole = setup;
  whole.options.clip = 0.0;  // a corner that is given up at once says nothing about other points
  std::vector<SurfaceSampler> workers = makeWorkers(whole, loadFacesOf(setup.config, setup.measured));
  LandscapeEstimate estimate;
  estimate.secondsPerPoint = secondsPerPoint(setup, pointersTo(workers), control);
  estimate.secondsForAxes = secondsForAxes(setup, workers.front(), control);
  if (!setup.axesPending) {
    workers.front().setPlane(setup.axes.plane);
    findRanges(setup, workers.front(), control);
  }
  const LandscapeGrid grid = knownGrid(setup);
  estimate.points = static_cast<int64_t>(grid.size());
  estimate.pointsLeft = static_cast<int64_t>(grid.count(PointStatus::Pending));
  estimate.faces = static_cast<int64_t>(setup.measured.size());
  estimate.bytes = bytesNeeded(setup);
  return estimate;
}

}  // namespace gacfas
