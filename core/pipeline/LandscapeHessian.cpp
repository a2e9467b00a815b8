#include "core/pipeline/LandscapeHessian.h"

#include <algorithm>
#include <sstream>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/io/Hash.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/LandscapeFaceList.h"
#include "core/run/RunFolder.h"
#include "core/sharpness/HessianAxes.h"
#include "core/sharpness/NetworkObjective.h"
#include "core/sharpness/WatchedObjective.h"
#include "core/types/Error.h"
#include "core/types/WorkClock.h"

namespace gacfas {

namespace {

constexpr int64_t kAxes = 2;  // a line's second one serves a later plane

LanczosSettings lanczosSettings(const LandscapeSetup& setup) {
  const SharpnessOptions defaults;
  return {kAxes, defaults.lanczosSteps, defaults.tolerance, setup.config.landscape.seed};
}

std::vector<Video> sourceVideos(const LandscapeSetup& setup) {
  std::vector<Video> videos = setup.choice.videos;
  std::erase_if(videos, [&](const Video& video) { return video.domain == setup.config.data.test; });
  return videos;
}

bool movesBiasBn(const LandscapeSetup& setup) {
  return !setup.options.x.ignoreBiasBn;
}

/// <run>/landscape/hessian-<weights>_<faces and settings>.h5
std::filesystem::path fileOf(const LandscapeSetup& setup) {
  const Config& config = setup.config;
  std::ostringstream key;
  key << landscapeFacesCsv(landscapeFaces(sourceVideos(setup), config.data.root)) << setup.recipe.modelHash
      << movesBiasBn(setup) << config.landscape.seed << static_cast<int>(config.train.loss) << config.train.logitScale;
  return RunFolder(setup.run).landscape() /
         ("hessian-" + setup.recipe.modelHash.substr(0, 8) + "_" + sha256(key.str()).substr(0, 12) + ".h5");
}

AxisRecipe described(const LandscapeSetup& setup, const AxisRecipe& asked, const std::string& eigenvalue) {
  AxisRecipe recipe;
  recipe.kind = AxisKind::Hessian;
  recipe.norm = asked.norm;
  recipe.ignoreBiasBn = setup.options.x.ignoreBiasBn;
  recipe.source = eigenvalue;
  return recipe;
}

/// The eigenvector as an axis: as it is, or scaled like a random one.
TensorList scaled(TensorList axis, FasNet& net, DirectionNorm norm) {
  const NamedTensors parameters = parametersOf(net);
  for (size_t i = 0; i < axis.size(); ++i)
    if (axis[i].dim() > 1) normaliseDirection(axis[i], parameters[i].second, norm, /*ignoreBiasBn=*/true);
  return axis;
}

void takeAxes(LandscapeSetup& setup, Plane unit, const std::vector<std::string>& eigenvalues) {
  LandscapeAxes& axes = setup.axes;
  axes.recipe.x = described(setup, setup.options.x, eigenvalues.at(0));
  axes.recipe.y = described(setup, setup.options.y, eigenvalues.at(1));
  axes.plane.x = scaled(std::move(unit.x), setup.net, setup.options.x.norm);
  axes.plane.y.clear();
  if (axes.recipe.shape == LandscapeShape::Plane)
    axes.plane.y = scaled(std::move(unit.y), setup.net, setup.options.y.norm);
  setup.axesPending = false;
  adoptAxes(setup);
}

/// Places of the entries that may move, in the parameters joined to one vector.
torch::Tensor movingPlaces(FasNet& net, bool biasBn) {
  TensorList flags;
  for (const auto& [name, tensor] : parametersOf(net))
    flags.push_back(torch::full({tensor.numel()}, biasBn || tensor.dim() > 1, torch::kBool));
  return torch::cat(flags).nonzero().view({-1}).to(net->parameters().front().device());
}

std::vector<HessianAxis> measuredAxes(const LandscapeSetup& setup, const PassHook& afterPass) {
  const Config& config = setup.config;
  FasNet net = setup.net;
  NetworkObjective objective(net, loadFacesOf(config, sourceVideos(setup)),
                             {config.train.loss, config.train.logitScale, config.landscape.batchSize});
  WatchedObjective watched(objective, afterPass);
  watched.setWhat("eigenvectors");
  return hessianAxes(watched, movingPlaces(net, movesBiasBn(setup)), lanczosSettings(setup));
}

/// "12.34 (residual 0.01, standard error over faces 0.5)"
std::string eigenvalueText(const HessianEigenvalue& eigenvalue) {
  return csvNumber(eigenvalue.value) + " (residual " + csvNumber(eigenvalue.residual) + ", standard error over faces " +
         csvNumber(eigenvalue.faceError) + ")";
}

}  // namespace

bool takeKnownHessianAxes(LandscapeSetup& setup) {
  const std::filesystem::path file = fileOf(setup);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return false;
  const auto attributes = directionAttributes(file);
  const auto first = attributes.find("eigenvalue_x"), second = attributes.find("eigenvalue_y");
  if (first == attributes.end() || second == attributes.end())
    throw InputError(file.string() + ": no eigenvalues are noted in it. Delete the file to find the axes again");
  takeAxes(setup, loadDirections(file, parametersOf(setup.net)), {first->second, second->second});
  return true;
}

int64_t hessianAxesCost(const LandscapeSetup& setup) {
  return static_cast<int64_t>(sourceVideos(setup).size()) * (lanczosSettings(setup).maxSteps + kAxes) *
         sharpness_cost::kHessian;
}

void findHessianAxes(LandscapeSetup& setup, JobControl& control, const ProgressSink& onProgress) {
  if (!setup.axesPending || takeKnownHessianAxes(setup)) return;
  WorkClock clock(control, onProgress, "eigenvectors", "face", hessianAxesCost(setup));
  const std::vector<HessianAxis> found =
      measuredAxes(setup, [&](const std::string&, int64_t cost) { clock.advance(cost); });
  const auto axisOf = [&](const HessianAxis& axis) { return axisFromFlat(axis.vector, setup.net); };
  const Plane unit{axisOf(found.at(0)), axisOf(found.at(1))};
  const std::vector<std::string> eigenvalues{eigenvalueText(found[0].eigenvalue), eigenvalueText(found[1].eigenvalue)};
  makeFolder(RunFolder(setup.run).landscape());
  saveDirections(fileOf(setup), unit, {{"eigenvalue_x", eigenvalues[0]}, {"eigenvalue_y", eigenvalues[1]}});
  takeAxes(setup, unit, eigenvalues);
}

}  // namespace gacfas
