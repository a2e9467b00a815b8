#include "core/pipeline/LandscapeSetup.h"

#include <algorithm>
#include <sstream>

#include "core/config/ConfigReader.h"
#include "core/data/DatasetIndex.h"
#include "core/data/VideoFrames.h"
#include "core/io/Hash.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeFaceList.h"
#include "core/run/RunFolder.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"
#include "core/weights/TensorHash.h"

namespace gacfas {

namespace {

/// Videos of the train split of every domain of the run, the unseen one left out: the surface is that of the
/// training loss.
FaceChoice chooseFaces(const Config& config) {
  const DatasetIndex index = indexDataset(config.data.root, config.data.train);
  std::vector<Video> train;
  for (const std::string& domain : config.data.train) {
    const std::vector<Video> part = videosOf(index, domain, Split::Train);
    train.insert(train.end(), part.begin(), part.end());
  }
  return chooseLandscapeFaces(train, config.data.train, config.landscape.faces, config.landscape.seed);
}

/// The middle frame of each video, test transform, in the videos' order.
LandscapeFaces loadFaces(const Config& config, const std::vector<Video>& videos) {
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

DirectionRecipe directionsOf(const Config& config) {
  DirectionRecipe directions;
  directions.seed = config.landscape.seed;
  return directions;
}

LandscapeRecipe recipeOf(const Config& config, FasNet& net, const std::string& facesCsv, const Plane& plane) {
  LandscapeRecipe recipe;
  recipe.modelHash = hashTensors(networkTensors(net));
  recipe.facesHash = sha256(facesCsv);
  recipe.directionsHash = directionsHash(plane);
  recipe.directions = directionsOf(config);
  recipe.x = recipe.y = linspace(-config.landscape.range, config.landscape.range, config.landscape.points);
  recipe.domains = config.data.train;
  recipe.loss = config.train.loss;
  recipe.logitScale = config.train.logitScale;
  recipe.imageSize = config.model.imageSize;
  recipe.precision = config.train.precision;
  return recipe;
}

/// Another recipe has another folder, so that surfaces of one run stand side by side.
std::filesystem::path folderOf(const RunFolder& run, const std::string& weights, const Config& config,
                               const LandscapeRecipe& recipe) {
  std::ostringstream name;
  name << weights << "-" << recipe.modelHash.substr(0, 8) << "_" << config.landscape.points << "x"
       << config.landscape.points << "_range" << config.landscape.range << "_faces" << config.landscape.faces
       << "_seed" << config.landscape.seed;
  return run.landscape() / name.str();
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

LandscapeSetup setUpLandscape(const std::filesystem::path& run, const std::string& weights,
                              const std::vector<std::string>& overrides) {
  const RunFolder folder = RunFolder::open(run);
  checkOverrides(overrides);
  LandscapeSetup setup;
  setup.config = readConfig(folder.config(), overrides, ConfigPurpose::StoredRun);
  const Config& config = setup.config;
  configureTorch(config.system.threads);
  setup.net = loadNetwork(config, weightsOfRun(run, weights), chooseDevice(config.system.device));
  setup.plane = makePlane(setup.net, directionsOf(config));
  setup.choice = chooseFaces(config);
  setup.facesCsv = landscapeFacesCsv(landscapeFaces(setup.choice.videos, config.data.root));
  setup.recipe = recipeOf(config, setup.net, setup.facesCsv, setup.plane);
  setup.folder = folderOf(folder, weights, config, setup.recipe);
  return setup;
}

SurfaceSampler makeSampler(const LandscapeSetup& setup) {
  const Config& config = setup.config;
  return {setup.net,
          setup.plane,
          loadFaces(config, setup.choice.videos),
          {config.train.loss, config.train.logitScale, config.landscape.batchSize}};
}

}  // namespace gacfas
