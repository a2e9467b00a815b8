#include "core/jobs/EvaluateJob.h"

#include "core/config/ConfigReader.h"
#include "core/data/DatasetIndex.h"
#include "core/evaluate/Evaluator.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/run/RunFolder.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

struct Subject {
  Config config;
  std::filesystem::path weights;
};

Subject subjectOf(const EvaluateRequest& request) {
  std::error_code ignored;
  if (std::filesystem::is_directory(request.subject, ignored)) {
    if (!request.config.empty()) throw InputError("--config is for a weight file: a run folder has its own config.yaml");
    const RunFolder run = RunFolder::open(request.subject);
    return {readConfig(run.config(), request.overrides, ConfigPurpose::StoredRun), weightsOfRun(request.subject, request.weights)};
  }
  if (!std::filesystem::exists(request.subject, ignored))
    throw InputError(request.subject.string() + ": there is no such run folder or weight file");
  if (request.config.empty())
    throw InputError(request.subject.string() + " is a weight file: say with --config which data and network it goes with");
  return {readConfig(request.config, request.overrides), request.subject};
}

}  // namespace

EvaluateResult evaluate(const EvaluateRequest& request, JobControl& control, const ProgressSink& progress) {
  const Subject subject = subjectOf(request);
  const Config& config = subject.config;
  configureTorch(config.system.threads);
  const DatasetIndex index = indexForRun(config);
  const Evaluator evaluator(config, index);
  FasNet net = loadNetwork(config, subject.weights, chooseDevice(config.system.device));

  EvaluateResult result;
  result.scores = evaluator.score(net, control, progress);
  result.report = evaluator.summarise(result.scores);
  result.weightsFile = subject.weights;
  result.notes = index.notes;
  return result;
}

}  // namespace gacfas
