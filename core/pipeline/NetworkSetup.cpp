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
  if (which != "last" && which != "best") throw InputError("--weights takes last or best, not '" + which + "'");
  const std::filesystem::path file = RunFolder::open(run).weights(which);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    throw InputError(run.string() + " has no " + which + " weights yet: they are written at its first evaluation; go on with gacfas train --resume " +
                     run.string());
  return file;
}

}  // namespace gacfas
