#include "core/jobs/LandscapeJob.h"

#include <algorithm>
#include <sstream>

#include "core/config/ConfigReader.h"
#include "core/data/DatasetIndex.h"
#include "core/data/VideoFrames.h"
#include "core/io/AtomicFile.h"
#include "core/io/Hash.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/landscape/FaceSelection.h"
#include "core/landscape/SurfaceSampler.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeFaceList.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLock.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"
#include "core/weights/TensorHash.h"

namespace gacfas {

namespace {

/// Videos of the train split of every domain of the run, the unseen one left out: the surface is that of the training loss.
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
  VideoFrames frames(videos, {1, config.model.imageSize, config.landscape.batchSize, config.system.workers});
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
std::filesystem::path folderOf(const RunFolder& run, const LandscapeRequest& request, const Config& config, const LandscapeRecipe& recipe) {
  std::ostringstream name;
  name << request.weights << "-" << recipe.modelHash.substr(0, 8) << "_" << config.landscape.points << "x"
       << config.landscape.points << "_range" << config.landscape.range << "_faces" << config.landscape.faces << "_seed"
       << config.landscape.seed;
  return run.landscape() / name.str();
}

void makeFolder(const std::filesystem::path& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault) throw IoError(folder.string() + ": cannot make this folder: " + fault.message());
}

/// Only the landscape's own settings and the places of things may differ from the run's.
void checkOverrides(const std::vector<std::string>& overrides) {
  for (const std::string& text : overrides) {
    const std::string key = text.substr(0, text.find('='));
    if (key.rfind("landscape.", 0) != 0 && key.rfind("system.", 0) != 0 && key != "data.root")
      throw InputError("--set " + key + ": a landscape takes only landscape.*, system.* and data.root; the rest is the run's");
  }
}

}  // namespace

LandscapeResult computeLandscape(const LandscapeRequest& request, JobControl& control, const LandscapeEvents& events) {
  const RunFolder run = RunFolder::open(request.run);
  checkOverrides(request.overrides);
  const Config config = readConfig(run.config(), request.overrides, ConfigPurpose::StoredRun);
  configureTorch(config.system.threads);
  FasNet net = loadNetwork(config, weightsOfRun(request.run, request.weights), chooseDevice(config.system.device));
  const Plane plane = makePlane(net, directionsOf(config));
  const FaceChoice choice = chooseFaces(config);
  const std::string facesCsv = landscapeFacesCsv(landscapeFaces(choice.videos, config.data.root));
  const LandscapeRecipe recipe = recipeOf(config, net, facesCsv, plane);
  LandscapeFaces faces = loadFaces(config, choice.videos);

  LandscapeResult result;
  result.notes = choice.notes;
  const std::filesystem::path folder = folderOf(run, request, config, recipe);
  result.surfaceFile = folder / "surface.h5";
  result.directionFile = folder / "directions.h5";
  result.facesFile = folder / "faces.csv";
  makeFolder(folder);
  const RunLock lock(folder / "lock");
  saveFile(result.facesFile, facesCsv);
  saveDirections(result.directionFile, plane);
  LandscapeJournal journal(folder / "points.journal", recipe);
  if (journal.droppedBytes() > 0 && events.note)
    events.note("the record that was being written when " + folder.string() + " was cut off is measured again");

  result.grid = journal.grid();
  SurfaceSampler sampler(net, plane, std::move(faces), {config.train.loss, config.train.logitScale, config.landscape.batchSize});
  const auto onPoint = [&](size_t point, const PointLosses& losses) {
    journal.append(point, losses);
    if (events.point) events.point(result.grid, point);
  };
  sampler.fill(result.grid, control, onPoint, events.progress);
  saveSurface(result.surfaceFile, result.grid, recipe, result.directionFile.filename().string());
  return result;
}

}  // namespace gacfas
