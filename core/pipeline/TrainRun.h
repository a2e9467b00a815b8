#pragma once

#include "core/evaluate/Evaluator.h"
#include "core/pipeline/EvaluationLandscape.h"
#include "core/run/CheckpointStore.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLock.h"
#include "core/run/RunLog.h"
#include "core/train/Trainer.h"
#include "core/types/TrainEvents.h"

namespace gacfas {

/// One run being trained: writes what the trainer reports into the run folder and passes it on.
class TrainRun : public TrainSink {
 public:
  TrainRun(const RunFolder& folder, const Config& config, const Evaluator& evaluator,
           const EvaluationLandscape& landscape, JobControl& control, const TrainEvents& events);

  /// Trains to the end and keeps status.json right on every way out.
  void run(Trainer& trainer);

  void onStep(const StepReport& report) override;
  void onEvaluationDue(Trainer& trainer, int64_t epoch) override;
  void onCheckpointDue(Trainer& trainer) override;
  void onResumed(Trainer& trainer) override;
  void onProgress(const Progress& progress) override;

 private:
  void saveWeights(Trainer& trainer, const EvaluationReport& report);
  void writeStatus(const Trainer& trainer, const std::string& state, const std::string& message = "");

  const RunFolder& folder_;
  const Evaluator& evaluator_;
  const EvaluationLandscape& landscape_;
  JobControl& control_;
  const TrainEvents& events_;
  RunFacts facts_;
  CheckpointStore checkpoints_;
  RunLog log_;
  bool keepWeights_;
};

}  // namespace gacfas
