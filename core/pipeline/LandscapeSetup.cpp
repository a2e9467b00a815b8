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
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeFaceList.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeView.h"
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
  if (directions.statistics == PlaneStatistics::Interpolated) name += "_bn-interpolated";
  if (directions.statistics == PlaneStatistics::Reestimated) name += "_bn-reestimated";
  if (setup.options.unseen) name += "_unseen";
  if (setup.recipe.precision == Precision::Bf16) name += "_bf16-preview";
  directions.seed = DirectionRecipe{}.seed;
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
  setup.recipe.columns = continuedColumns(setup.folder / "points.journal", setup.recipe);
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
  recipe.columns = LandscapeMeasures(setup.choice.videos, config).columns();
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
  setup.choice = chooseFacesOf(config, options.unseen);
  setup.facesCsv = landscapeFacesCsv(landscapeFaces(setup.choice.videos, config.data.root));
  setup.recipe = recipeOf(setup);
  setRanges(setup);
  place(setup);
  return setup;
}

SurfaceSampler makeSampler(const LandscapeSetup& setup) {
  const Config& config = setup.config;
  SurfaceSettings settings{config.train.loss, config.train.logitScale, config.landscape.batchSize};
  settings.network.statistics = setup.recipe.directions.statistics;
  settings.network.precision = setup.recipe.precision;
  settings.clip = setup.options.clip;
  settings.contrastive = true;
  settings.addColumns = [measures = LandscapeMeasures(setup.choice.videos, config),
                         columns = setup.recipe.columns](const FaceMeasures& faces, PointLosses& losses) {
    measures.fill(faces, columns, losses);
  };
  return {setup.net, setup.axes.plane, loadFacesOf(config, setup.choice.videos), settings};
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
  const std::vector<std::string> columns = setup.recipe.columns;
  place(setup);
  if (setup.recipe.columns != columns) sampler = makeSampler(setup);
}

Plane lineOf(LandscapeSetup& setup, size_t iy) {
  return {randomAxis(setup.net, setup.recipe.directions.x, setup.recipe.directions.seed, iy), {}};
}

namespace {

/// Place of a value on an axis, up to rounding; the axis's size where it is none.
size_t placeOf(const std::vector<double>& axis, double value) {
  const double tolerance = 1e-12 * std::max(std::abs(axis.front()), std::abs(axis.back()));
  const auto found = std::find_if(axis.begin(), axis.end(),
                                  [&](double one) { return std::abs(one - value) <= tolerance; });
  return static_cast<size_t>(found - axis.begin());
}

void addKnown(const LandscapeView& other, const LandscapeGrid& grid, double clip, KnownPoints& known) {
  for (size_t i = 0; i < other.grid.size(); ++i) {
    if (other.grid.status[i] == PointStatus::Pending) continue;
    const PointLosses& losses = other.grid.points[i];
    if (losses.atLeast && (clip <= 0.0 || losses.loss < clip)) continue;
    const size_t ix = placeOf(grid.x, other.grid.xAt(i)), iy = placeOf(grid.y, other.grid.yAt(i));
    if (ix == grid.x.size() || iy == grid.y.size()) continue;
    const size_t point = grid.index(ix, iy);
    const bool there = std::any_of(known.points.begin(), known.points.end(),
                                   [&](const auto& one) { return one.first == point; });
    if (grid.status[point] == PointStatus::Pending && !there) known.points.emplace_back(point, losses);
  }
}

}  // namespace

KnownPoints findKnownPoints(const LandscapeSetup& setup, const LandscapeGrid& grid) {
  KnownPoints known;
  const RecipeLines wanted = recipeLines(setup.recipe);
  std::vector<std::filesystem::path> folders;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(setup.folder.parent_path(), ignored))
    if (entry.path() != setup.folder) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  for (const std::filesystem::path& folder : folders) {
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
