#include "core/jobs/LandscapeJob.h"

#include <algorithm>
#include <optional>

#include "core/io/AtomicFile.h"
#include "core/landscape/SurfaceFill.h"
#include "core/landscape/WeightAxes.h"
#include "core/pipeline/LandscapeHessian.h"
#include "core/pipeline/LandscapeKnown.h"
#include "core/pipeline/LandscapeWorkers.h"
#include "core/run/LandscapeBand.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeFaceValues.h"
#include "core/run/LandscapeFacts.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/LandscapeRecord.h"
#include "core/run/LandscapeTrajectory.h"
#include "core/run/RunLock.h"

namespace gacfas {

namespace {

bool trajectoryIsThere(const LandscapeSetup& setup) {
  const std::vector<TrajectoryPoint> there = readTrajectory(setup.folder);
  return std::equal(there.begin(), there.end(), setup.axes.trajectory.begin(), setup.axes.trajectory.end(),
                    [](const TrajectoryPoint& a, const TrajectoryWeights& b) { return a.weights == b.name; });
}

/// Position of each weights of the trajectory beside the plane, and their own loss, unless they are there.
void measureTrajectory(const LandscapeSetup& setup, SurfaceSampler& sampler, JobControl& control) {
  if (setup.axes.trajectory.empty() || trajectoryIsThere(setup)) return;
  std::vector<TrajectoryPoint> points;
  for (const TrajectoryWeights& weights : setup.axes.trajectory) {
    control.throwIfStopped();
    const PlanePosition place = project(setup.axes.plane, weights.offset);
    sampler.setPlane({weights.offset, {}});
    const PointLosses losses = sampler.summary(sampler.measure(1.0, 0.0));
    points.push_back({weights.name, place.a, place.b, place.distance, losses.loss, losses.accuracy});
  }
  sampler.setPlane(setup.axes.plane);
  writeTrajectory(setup.folder, points);
}

/// Takes over what other landscapes of the run know of this one.
void takeKnownPoints(const LandscapeSetup& setup, LandscapeJournal& journal, LandscapeResult& result) {
  const KnownPoints known = findKnownPoints(setup, result.grid);
  for (const auto& [point, losses] : known.points) {
    journal.append(point, losses);
    result.grid.set(point, losses);
  }
  result.reused = static_cast<int64_t>(known.points.size());
  result.reusedFrom = known.folders;
}

void tell(const LandscapeEvents& events, const std::string& text) {
  if (events.note) events.note(text);
}

/// Why points of interpolated statistics may be holes.
void explainHoles(const LandscapeSetup& setup, LandscapeResult& result) {
  const size_t holes = result.grid.count(PointStatus::Hole);
  if (holes > 0 && setup.recipe.directions.statistics == PlaneStatistics::Interpolated)
    result.notes.push_back(std::to_string(holes) +
                           " points are holes: a running variance of batch norm falls below 0 there");
}

void writeResults(const LandscapeSetup& setup, const LandscapeResult& result) {
  saveSurface(result.surfaceFile, result.grid, setup.recipe, result.directionFile.filename().string());
  if (setup.recipe.directions.shape == LandscapeShape::Lines) writeBand(setup.folder / "band.csv", bandOf(result.grid));
}

/// What the recipe does not tell: the window lists landscapes by it.
LandscapeSettings settingsOf(const LandscapeSetup& setup) {
  const LandscapeOptions& options = setup.options;
  LandscapeSettings settings{setup.weights, setup.config.landscape.faces};
  const bool bothGiven = options.xRange && (options.yRange || setup.axes.recipe.shape != LandscapeShape::Plane);
  if (bothGiven) return settings;
  settings.autoRange = options.autoRange > 1.0 ? options.autoRange : 0.0;
  settings.pathRange = settings.autoRange == 0.0 && options.principal;
  return settings;
}

LandscapeResult resultIn(const LandscapeSetup& setup) {
  LandscapeResult result;
  result.notes = setup.choice.notes;
  result.explained = setup.axes.explained;
  result.folder = setup.folder;
  result.surfaceFile = setup.folder / "surface.h5";
  result.directionFile = setup.folder / "directions.h5";
  result.facesFile = setup.folder / "faces.csv";
  return result;
}

/// Sets the ranges that the options leave to a probe.
void probeRanges(LandscapeSetup& setup, const LandscapeFaces& faces, JobControl& control) {
  if (setup.options.autoRange <= 1.0) return;
  SurfaceSampler probe = makeSampler(setup, setup.net, faces);
  findRanges(setup, probe, control);
}

int64_t facesForwarded(const std::vector<SurfaceSampler>& workers) {
  int64_t faces = 0;
  for (const SurfaceSampler& worker : workers) faces += worker.facesForwarded();
  return faces;
}

/// Measures what the grid lacks, into the journals.
void measurePoints(LandscapeSetup& setup, std::vector<SurfaceSampler>& workers, LandscapeJournal& journal,
                   LandscapeResult& result, JobControl& control, const LandscapeEvents& events) {
  const KnownFaceValues known = findKnownFaces(setup, result.grid);
  std::optional<FaceValuesJournal> faces;
  if (setup.recipe.subset > 0) faces.emplace(setup.folder, setup.recipe);
  SurfaceFill how;
  if (faces)
    how.onFaces = [&](size_t point, const FaceMeasures& values) {
      faces->append({result.grid.xAt(point), result.grid.yAt(point), values.loss, values.score});
    };
  how.onPoint = [&](size_t point, const PointLosses& losses) {
    journal.append(point, losses);
    ++result.measured;
    result.continued += known.points.contains(point) ? 1 : 0;
    if (events.point) events.point(result.grid, point);
  };
  how.onProgress = events.progress;
  how.knownFaces = [&](size_t point) {
    const auto found = known.points.find(point);
    return found == known.points.end() ? nullptr : &found->second;
  };
  if (setup.recipe.directions.shape == LandscapeShape::Lines) how.planeOf = [&](size_t iy) { return lineOf(setup, iy); };
  const int64_t before = facesForwarded(workers);
  fillSurface(pointersTo(workers), result.grid, control, how);
  result.facesForwarded = facesForwarded(workers) - before;
  result.continuedFrom = known.folders;
}

}  // namespace

LandscapeResult computeLandscape(const LandscapeRequest& request, JobControl& control,
                                 const LandscapeEvents& events) {
  LandscapeSetup setup = setUpLandscape(request.run, request.weights, request.overrides, request.options);
  findHessianAxes(setup, control, events.progress);
  const LandscapeFaces images = loadFacesOf(setup.config, setup.measured);
  probeRanges(setup, images, control);
  std::vector<SurfaceSampler> workers = makeWorkers(setup, images);

  LandscapeResult result = resultIn(setup);
  makeFolder(setup.folder);
  const RunLock lock(setup.folder / "lock");
  saveFile(result.facesFile, setup.facesCsv);
  saveLandscapeSettings(setup.folder, settingsOf(setup));
  saveDirections(result.directionFile, setup.axes.plane);
  LandscapeJournal journal(setup.folder / kPointsFile, setup.recipe);
  if (journal.droppedBytes() > 0)
    tell(events, "the record that was being written when " + setup.folder.string() +
                     " was cut off is measured again");
  measureTrajectory(setup, workers.front(), control);

  result.grid = journal.grid();
  reopenBounds(setup, result.grid);
  takeKnownPoints(setup, journal, result);
  measurePoints(setup, workers, journal, result, control, events);
  explainHoles(setup, result);
  writeResults(setup, result);
  return result;
}

}  // namespace gacfas
