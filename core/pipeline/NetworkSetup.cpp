#include "core/pipeline/NetworkSetup.h"

#include "core/run/RunFolder.h"
#include "core/types/Error.h"
#include "core/weights/WeightImport.h"

namespace gacfas {

FasNet makeNetwork(const Config& config, torch::Device device) {
  FasNet net(FasNetOptions{config.model.width, config.classes(), config.train.precision});
  net->to(device);
  net->useChannelsLast();
  return net;
}

FasNet makeStartNetwork(const Config& config, torch::Device device) {
  FasNet net = makeNetwork(config, device);
  if (config.model.init == "kaiming") {
    net->initialise(config.seed);
    return net;
  }
  net->initialiseHead(config.seed);
  loadInto(networkTensors(net), forFasNet(readWeights(config.model.init)), config.model.init, WeightPart::Backbone);
  return net;
}

FasNet loadNetwork(const Config& config, const std::filesystem::path& weights, torch::Device device) {
  FasNet net = makeNetwork(config, device);
  loadInto(networkTensors(net), forFasNet(readWeights(weights)), weights.string(), WeightPart::All);
  return net;
}

std::filesystem::path weightsOfRun(const std::filesystem::path& run, const std::string& which) {
  const bool isKept = which.starts_with("epoch_");
  if (which != "last" && which != "best" && !isKept)
    throw InputError("--weights takes last, best or epoch_NNNN, not '" + which + "'");
  const std::filesystem::path file = RunFolder::open(run).weights(which);
  std::error_code ignored;
  const bool exists = std::filesystem::exists(file, ignored);
  if (!exists && isKept)
    throw InputError(run.string() + " has no weights of " + which + ": only a run with evaluate.keep_weights=true keeps those of every evaluation");
  if (!exists)
    throw InputError(run.string() + " has no " + which + " weights yet: they are written at its first evaluation; go on with gacfas train --resume " +
                     run.string());
  return file;
}

}  // namespace gacfas
