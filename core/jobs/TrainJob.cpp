#include "core/jobs/TrainJob.h"

#include "core/config/ConfigReader.h"
#include "core/io/DrawnFaces.h"
#include "core/io/Hash.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/pipeline/TrainPreparation.h"
#include "core/pipeline/TrainRun.h"
#include "core/run/Version.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"
#include "core/types/Text.h"
#include "core/weights/TensorHash.h"

namespace gacfas {

namespace {

void tell(const TrainEvents& events, const std::vector<std::string>& notes) {
  if (!events.note) return;
  for (const std::string& note : notes) events.note(note);
}

void tellStart(const TrainEvents& events, torch::Device device, const FaceLoader& loader,
               const Trainer& trainer) {
  if (events.start) events.start({describeDevice(device), loader.stepsPerEpoch(), trainer.position().step});
}

std::string runName(const Config& config) {
  if (!config.name.empty()) return config.name;
  return minimizerName(config.train.minimizer) + " " + joined(config.data.train, "+") + " to " +
         config.data.test;
}

/// How the faces of each domain were prepared, where `gacfas prepare` made them.
std::map<std::string, std::string> dataManifests(const DataConfig& data) {
  std::vector<std::string> domains = data.train;
  domains.push_back(data.test);
  std::map<std::string, std::string> hashes;
  for (const std::string& domain : domains) {
    const std::filesystem::path file = data.root / domain / "manifest.json";
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored)) hashes[domain] = sha256File(file);
  }
  return hashes;
}

RunFacts factsOf(const Config& config, FasNet& net, torch::Device device) {
  const bool fromFile = config.model.init != "kaiming";
  return {newRunId(),
          runName(config),
          utcNow(),
          minimizerName(config.train.minimizer),
          variantName(config.gac.variant),
          fromFile ? std::filesystem::path(config.model.init).filename().string() : config.model.init,
          fromFile ? sha256File(config.model.init) : "",
          hashTensors(networkTensors(net)),
          describeDevice(device),
          versions(),
          dataManifests(config.data),
          holdsDrawnFaces(config.data.root)};
}

/// Overrides of a resumed run may change where things are, never what comes out.
void checkResumeOverrides(const std::vector<std::string>& overrides) {
  for (const std::string& text : overrides) {
    const std::string key = text.substr(0, text.find('='));
    if (key.rfind("system.", 0) != 0 && key != "data.root" && key != "data.cache" && key != "name")
      throw InputError("--set " + key +
                       ": a resumed run keeps its settings; only system.*, data.root, data.cache and name may be set. "
                       "Start a new run for another " +
                       key);
  }
}

}  // namespace

std::filesystem::path newRunFolder(const Config& config, const std::filesystem::path& parent) {
  const std::string base = folderName(runName(config) + "_seed" + std::to_string(config.seed), "-_+.");
  std::filesystem::path folder = parent / base;
  std::error_code ignored;
  for (int number = 2; std::filesystem::exists(folder, ignored); ++number)
    folder = parent / (base + "_" + std::to_string(number));
  return folder;
}

void startTraining(const Config& config, const std::filesystem::path& folder, JobControl& control,
                   const TrainEvents& events) {
  TrainPreparation ready(config);
  tell(events, ready.index.notes);
  FasNet net = makeStartNetwork(config, ready.device);
  Trainer trainer(config, net, ready.loader);
  const RunFolder run = RunFolder::create(folder, config, factsOf(config, net, ready.device));
  const RunLock lock(run.lock());
  tellStart(events, ready.device, ready.loader, trainer);
  TrainRun(run, config, ready.evaluator, ready.landscape, control, events).run(trainer);
}

void resumeTraining(const std::filesystem::path& folder, const std::vector<std::string>& overrides,
                    JobControl& control, const TrainEvents& events) {
  const RunFolder run = RunFolder::open(folder);
  checkResumeOverrides(overrides);
  const Config config = readConfig(run.config(), overrides, ConfigPurpose::StoredRun);
  const RunLock lock(run.lock());
  if (run.readStatus().state == "finished") {
    if (events.note) events.note(folder.string() + " is finished: nothing is left to do");
    return;
  }
  TrainPreparation ready(config);
  tell(events, ready.index.notes);
  std::vector<std::string> notes;
  const std::optional<CheckpointStore::Loaded> checkpoint =
      CheckpointStore(run.checkpoints(), run.readFacts().id).loadNewest(notes);
  tell(events, notes);
  FasNet net = checkpoint ? makeNetwork(config, ready.device) : makeStartNetwork(config, ready.device);
  Trainer trainer(config, net, ready.loader);
  if (checkpoint) trainer.restore(checkpoint->state);
  RunLog::rewind(run, trainer.position().step, trainer.position().evaluationDue >= 0);
  tellStart(events, ready.device, ready.loader, trainer);
  TrainRun(run, config, ready.evaluator, ready.landscape, control, events).run(trainer);
}

}  // namespace gacfas
