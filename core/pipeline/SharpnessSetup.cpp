#include "core/pipeline/SharpnessSetup.h"

#include "core/config/ConfigReader.h"
#include "core/io/Hash.h"
#include "core/pipeline/LandscapeSetup.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/run/LandscapeFaceList.h"
#include "core/run/RunFolder.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"
#include "core/weights/TensorHash.h"

namespace gacfas {

namespace {

void requireSharpnessOverrides(const std::vector<std::string>& overrides) {
  for (const std::string& text : overrides) {
    const std::string key = text.substr(0, text.find('='));
    const bool own = key == "landscape.faces" || key == "landscape.seed" || key == "landscape.batch_size";
    if (!own && key.rfind("system.", 0) != 0 && key != "data.root")
      throw InputError("--set " + key + ": sharpness takes only landscape.faces, landscape.seed, landscape.batch_size, " +
                       "system.* and data.root; the rest is the run's");
  }
}

}  // namespace

SharpnessSetup setUpSharpness(const std::filesystem::path& run, const std::string& weights,
                              const std::vector<std::string>& overrides, bool doublePrecision) {
  const RunFolder folder = RunFolder::open(run);
  requireSharpnessOverrides(overrides);
  SharpnessSetup setup;
  setup.config = readConfig(folder.config(), overrides, ConfigPurpose::StoredRun);
  setup.config.train.precision = Precision::Fp32;
  const Config& config = setup.config;
  configureTorch(config.system.threads);
  setup.net = loadNetwork(config, weightsOfRun(run, weights), chooseDevice(config.system.device));
  setup.modelHash = hashTensors(networkTensors(setup.net));
  if (doublePrecision) {
    setup.net->to(torch::kFloat64);
    setup.net->useChannelsLast();
  }
  setup.choice = chooseFacesOf(config, /*unseen=*/false);
  setup.facesHash = sha256(landscapeFacesCsv(landscapeFaces(setup.choice.videos, config.data.root)));
  return setup;
}

NetworkObjective makeObjective(const SharpnessSetup& setup) {
  const Config& config = setup.config;
  SurfaceSettings settings;
  settings.loss = config.train.loss;
  settings.logitScale = config.train.logitScale;
  settings.batchSize = config.landscape.batchSize;
  return {setup.net, loadFacesOf(config, setup.choice.videos), settings};
}

}  // namespace gacfas
