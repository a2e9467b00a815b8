#include "core/pipeline/LandscapeSetup.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/config/ConfigReader.h"
#include "core/data/DatasetIndex.h"
#include "core/data/VideoFrames.h"
#include "core/io/Csv.h"
#include "core/io/Hash.h"
#include "core/landscape/WeightAxes.h"
#include "core/pipeline/LandscapeMeasures.h"
#include "core/pipeline/LandscapeRange.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/pipeline/SubsetErrors.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeFaceList.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeRecord.h"
#include "core/run/RunFolder.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"
#include "core/weights/TensorHash.h"

namespace gacfas {

namespace {

std::vector<double> coordinates(const AxisRange& range) {
  return linspace(range.low, range.high, range.points);
}

AxisRange defaultRange(const Config& config, AxisKind kind) {
  const int64_t points = config.landscape.points;
  if (kind == AxisKind::Towards) return {-0.5, 1.5, points};
  return {-config.landscape.range, config.landscape.range, points};
}

/// Of the plane that covers the trajectory.
AxisRange trajectoryRange(const LandscapeSetup& setup, double PlanePosition::*coordinate) {
  std::vector<double> values;
  for (const TrajectoryWeights& weights : setup.axes.trajectory)
    values.push_back(project(setup.axes.plane, weights.offset).*coordinate);
  return coveringRange(values, setup.config.landscape.points);
}

AxisRange rangeOf(const LandscapeSetup& setup, bool first) {
  const LandscapeOptions& options = setup.options;
  if (const auto& asked = first ? options.xRange : options.yRange) return *asked;
  const AxisKind kind = first ? setup.axes.recipe.x.kind : setup.axes.recipe.y.kind;
  if (kind == AxisKind::Principal) return trajectoryRange(setup, first ? &PlanePosition::a : &PlanePosition::b);
  if (!first && options.xRange && kind == setup.axes.recipe.x.kind) return *options.xRange;
  return defaultRange(setup.config, kind);
}

/// Coordinates of both axes as far as they are known before a probe.
void setRanges(LandscapeSetup& setup) {
  setup.recipe.x = coordinates(rangeOf(setup, true));
  switch (setup.axes.recipe.shape) {
    case LandscapeShape::Plane: setup.recipe.y = coordinates(rangeOf(setup, false)); return;
    case LandscapeShape::Line: setup.recipe.y = {0.0}; return;
    case LandscapeShape::Lines:
      setup.recipe.y = linspace(0.0, static_cast<double>(setup.options.lines - 1), setup.options.lines);
  }
}

LandscapeMeasures measuresOf(const LandscapeSetup& setup) {
  if (setup.options.subset == 0) return {setup.measured, setup.config};
  return {setup.measured, setup.config, SubsetErrors(setup.measured, setup.choice.videos, setup.config)};
}

bool isSymmetric(const std::vector<double>& axis) {
  return axis.size() > 1 && axis == linspace(-axis.back(), axis.back(), static_cast<int64_t>(axis.size()));
}

/// "range0.5"; where the axes differ or reach further to one side "range-0.5to1.5by-1to1"
std::string rangeName(const LandscapeRecipe& recipe) {
  std::ostringstream name;
  name << "range";
  if (isSymmetric(recipe.x) && (recipe.y == recipe.x || recipe.directions.shape != LandscapeShape::Plane)) {
    name << recipe.x.back();
    return name.str();
  }
  name << recipe.x.front() << "to" << recipe.x.back();
  if (recipe.directions.shape == LandscapeShape::Plane) name << "by" << recipe.y.front() << "to" << recipe.y.back();
  return name.str();
}

/// What the settings are but the weights and their directions' values: the same name for all runs measured alike.
std::string settingsName(const LandscapeSetup& setup) {
  static const std::string standard = describe(DirectionRecipe{});
  DirectionRecipe directions = setup.recipe.directions;
  std::string name;
  if (directions.shape == LandscapeShape::Line) name = "_line";
  if (directions.shape == LandscapeShape::Lines) name = "_lines";
  if (directions.x.kind == AxisKind::Towards) name += "_towards";
  if (directions.x.kind == AxisKind::Imported) name += "_imported";
  if (directions.x.kind == AxisKind::Principal) name += "_pca";
  if (directions.x.kind == AxisKind::Hessian) name += "_hessian";
  if (directions.statistics == PlaneStatistics::Interpolated) name += "_bn-interpolated";
  if (directions.statistics == PlaneStatistics::Reestimated) name += "_bn-reestimated";
  if (setup.options.unseen) name += "_unseen";
  if (setup.recipe.precision == Precision::Bf16) name += "_bf16-preview";
  if (setup.recipe.subset > 0) name += "_subset" + std::to_string(setup.recipe.subset) + "-preview";
  directions.seed = DirectionRecipe{}.seed;
  for (AxisRecipe* axis : {&directions.x, &directions.y})
    if (axis->kind == AxisKind::Hessian) axis->source.clear();  // the eigenvalue is of these weights alone
  const std::string words = describe(directions);
  return words == standard ? name : name + "_" + sha256(words).substr(0, 6);
}

/// Another recipe has another folder, so that surfaces of one run stand side by side.
std::filesystem::path folderOf(const LandscapeSetup& setup) {
  const LandscapeRecipe& recipe = setup.recipe;
  std::ostringstream name;
  name << setup.weights << "-" << recipe.modelHash.substr(0, 8) << "_" << recipe.x.size() << "x" << recipe.y.size()
       << "_" << rangeName(recipe) << "_faces" << setup.config.landscape.faces << "_seed"
       << setup.config.landscape.seed << settingsName(setup);
  return RunFolder(setup.run).landscape() / name.str();
}

void place(LandscapeSetup& setup) {
  setup.folder = folderOf(setup);
  setup.recipe.columns = continuedColumns(setup.folder / kPointsFile, setup.recipe);
}

/// Only the landscape's own settings and the places of things may differ from the run's.
void checkOverrides(const std::vector<std::string>& overrides) {
  for (const std::string& text : overrides) {
    const std::string key = text.substr(0, text.find('='));
    if (key.rfind("landscape.", 0) != 0 && key.rfind("system.", 0) != 0 && key != "data.root")
      throw InputError("--set " + key +
                       ": a landscape takes only landscape.*, system.* and data.root; the rest is the run's");
  }
}

void checkSubset(const LandscapeSetup& setup) {
  const int64_t subset = setup.options.subset;
  if (subset == 0) return;
  const std::string option = "--subset " + std::to_string(subset) + ": ";
  if (subset < 4 || subset % 2 != 0) throw InputError(option + "an even number of faces, 4 or more, half of them live");
  if (setup.measured.size() == setup.choice.videos.size())
    throw InputError(option + "no domain of this landscape has more faces than that. Leave the option out, or raise " +
                     "landscape.faces (now " + std::to_string(setup.config.landscape.faces) + ")");
  if (setup.options.clip > 0.0)
    throw InputError(option + "cannot be combined with --clip: a given-up point has no faces to go on from");
  if (setup.axes.recipe.statistics == PlaneStatistics::Reestimated)
    throw InputError(option + "cannot be combined with --bn re-estimated: those statistics depend on all faces");
}

}  // namespace

LandscapeRecipe recipeOf(const LandscapeSetup& setup) {
  const Config& config = setup.config;
  FasNet net = setup.net;
  LandscapeRecipe recipe;
  recipe.modelHash = hashTensors(networkTensors(net));
  recipe.facesHash = sha256(setup.facesCsv);
  recipe.directionsHash = directionsHash(setup.axes.plane);
  recipe.directions = setup.axes.recipe;
  recipe.domains = config.data.train;
  recipe.loss = config.train.loss;
  recipe.logitScale = config.train.logitScale;
  recipe.imageSize = config.model.imageSize;
  recipe.precision = setup.options.precision;
  recipe.subset = setup.options.subset;
  if (recipe.subset > 0) recipe.subsetHash = hashOfVideos(setup.measured);
  recipe.columns = measuresOf(setup).columns();
  return recipe;
}

FaceChoice chooseFacesOf(const Config& config, bool unseen) {
  std::vector<std::string> domains = config.data.train;
  if (unseen) domains.push_back(config.data.test);
  if (unseen && config.data.test.empty())
    throw InputError("--unseen: the run has no unseen domain (data.test)");
  const DatasetIndex index = indexDataset(config.data.root, domains);
  std::vector<Video> videos;
  const auto add = [&](const std::string& domain, std::optional<Split> split) {
    const std::vector<Video> part = videosOf(index, domain, split);
    videos.insert(videos.end(), part.begin(), part.end());
  };
  for (const std::string& domain : config.data.train) add(domain, Split::Train);
  if (unseen) add(config.data.test, config.data.targetSplit == TargetSplit::All ? std::nullopt : std::optional(Split::Test));
  return chooseLandscapeFaces(videos, domains, config.landscape.faces, config.landscape.seed);
}

std::vector<Video> subsetOf(const LandscapeSetup& setup, int64_t count) {
  std::vector<std::string> domains = setup.config.data.train;
  if (setup.options.unseen) domains.push_back(setup.config.data.test);
  return chooseLandscapeFaces(setup.choice.videos, domains, count, setup.config.landscape.seed).videos;
}

std::string hashOfVideos(const std::vector<Video>& videos) {
  std::string names;
  for (const Video& video : videos)
    names += video.domain + "/" + std::to_string(static_cast<int>(video.label)) + "/" + video.name + "\n";
  return sha256(names);
}

LandscapeFaces loadFacesOf(const Config& config, const std::vector<Video>& videos) {
  LandscapeFaces faces;
  faces.domainNames = config.data.train;
  for (const Video& video : videos) {
    faces.labels.push_back(static_cast<int64_t>(video.label));
    const auto place = std::find(config.data.train.begin(), config.data.train.end(), video.domain);
    faces.domains.push_back(place - config.data.train.begin());
  }
  DataConfig data = config.data;
  data.scaledDecode = false;  // surfaces are always of the whole pixels
  VideoFrames frames(videos, {1, config.model.imageSize, config.landscape.batchSize, config.system.workers, data});
  std::vector<torch::Tensor> batches;
  while (const std::optional<FrameBatch> batch = frames.next()) batches.push_back(batch->images);
  faces.images = torch::cat(batches).contiguous(torch::MemoryFormat::ChannelsLast);
  return faces;
}

LandscapeSetup setUpLandscape(const std::filesystem::path& run, const std::string& weights,
                              const std::vector<std::string>& overrides, const LandscapeOptions& options) {
  const RunFolder folder = RunFolder::open(run);
  checkOverrides(overrides);
  LandscapeSetup setup;
  setup.options = options;
  setup.run = run;
  setup.weights = weights;
  setup.config = readConfig(folder.config(), overrides, ConfigPurpose::StoredRun);
  setup.config.train.precision = Precision::Fp32;  // what a surface is measured in is its own choice
  const Config& config = setup.config;
  configureTorch(config.system.threads);
  setup.net = loadNetwork(config, weightsOfRun(run, weights), chooseDevice(config.system.device));
  setup.axes = makeAxes(setup.net, config, run, weights, options);
  setup.axesPending = options.hessian;
  setup.choice = chooseFacesOf(config, options.unseen);
  setup.measured = options.subset > 0 ? subsetOf(setup, options.subset) : setup.choice.videos;
  setup.facesCsv = landscapeFacesCsv(landscapeFaces(setup.choice.videos, config.data.root));
  checkSubset(setup);
  setup.recipe = recipeOf(setup);
  setRanges(setup);
  place(setup);
  return setup;
}

void adoptAxes(LandscapeSetup& setup) {
  setup.recipe.directions = setup.axes.recipe;
  setup.recipe.directionsHash = directionsHash(setup.axes.plane);
  setRanges(setup);
  place(setup);
}

SurfaceSampler makeSampler(const LandscapeSetup& setup, FasNet net, const LandscapeFaces& faces) {
  const Config& config = setup.config;
  SurfaceSettings settings{config.train.loss, config.train.logitScale, config.landscape.batchSize};
  settings.network.statistics = setup.recipe.directions.statistics;
  settings.network.precision = setup.recipe.precision;
  settings.clip = setup.options.clip;
  settings.contrastive = true;
  settings.addColumns = [measures = measuresOf(setup), columns = setup.recipe.columns](const FaceMeasures& values,
                                                                                       PointLosses& losses) {
    measures.fill(values, columns, losses);
  };
  return {std::move(net), setup.axes.plane, faces, settings};
}

void findRanges(LandscapeSetup& setup, SurfaceSampler& sampler, JobControl& control) {
  const LandscapeOptions& options = setup.options;
  if (options.autoRange <= 1.0) return;
  const auto probe = [&](bool first) {
    const AxisRange known = rangeOf(setup, first);
    const auto loss = [&](double value) {
      control.throwIfStopped();
      const FaceMeasures faces = first ? sampler.measure(value, 0.0) : sampler.measure(0.0, value);
      return sampler.summary(faces).loss;
    };
    const ProbedRange probed = probeRange(loss, options.autoRange, known.points);
    if (!probed.reached)
      setup.choice.notes.push_back(std::string("along ") + (first ? "x" : "y") + " the loss never reaches " +
                                   csvNumber(options.autoRange) +
                                   " times that of the weights; the axis ends where it levels off");
    return coordinates(probed.range);
  };
  if (!options.xRange) setup.recipe.x = probe(true);
  if (!options.yRange && setup.axes.recipe.shape == LandscapeShape::Plane) setup.recipe.y = probe(false);
  place(setup);
}

Plane lineOf(LandscapeSetup& setup, size_t iy) {
  return {randomAxis(setup.net, setup.recipe.directions.x, setup.recipe.directions.seed, iy), {}};
}

}  // namespace gacfas
