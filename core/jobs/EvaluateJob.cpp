#include "core/jobs/EvaluateJob.h"

#include "core/data/DatasetIndex.h"
#include "core/evaluate/Evaluator.h"
#include "core/jobs/EvaluateSubject.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/tensor/Device.h"

namespace gacfas {

EvaluateResult evaluate(const EvaluateRequest& request, JobControl& control, const ProgressSink& progress) {
  const EvaluateSubject subject = subjectOf(request);
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
