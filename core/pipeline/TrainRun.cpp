#include "core/pipeline/TrainRun.h"

#include "core/metrics/ScoreFile.h"
#include "core/types/Error.h"
#include "core/weights/Safetensors.h"

namespace gacfas {

TrainRun::TrainRun(const RunFolder& folder, const Config& config, const Evaluator& evaluator,
                   const EvaluationLandscape& landscape, JobControl& control, const TrainEvents& events)
    : folder_(folder),
      evaluator_(evaluator),
      landscape_(landscape),
      control_(control),
      events_(events),
      facts_(folder.readFacts()),
      checkpoints_(folder.checkpoints(), facts_.id),
      log_(folder, config),
      keepWeights_(config.evaluate.keepWeights) {}

void TrainRun::run(Trainer& trainer) {
  writeStatus(trainer, "running");
  try {
    trainer.run(control_, *this);
    writeStatus(trainer, "finished");
  } catch (const Cancelled&) {
    writeStatus(trainer, "stopped");
    throw;
  } catch (const std::exception& fault) {
    try {
      writeStatus(trainer, "failed", fault.what());
    } catch (const IoError&) {
      // The disk may be full; the first fault is the one to tell.
    }
    throw;
  }
}

void TrainRun::onStep(const StepReport& report) {
  log_.add(report);
  if (events_.step) events_.step(report);
}

void TrainRun::onProgress(const Progress& progress) {
  if (events_.progress) events_.progress(progress);
}

void TrainRun::onCheckpointDue(Trainer& trainer) {
  log_.sync();
  checkpoints_.save(trainer.state());
  writeStatus(trainer, control_.pauseRequested() ? "paused" : "running");
}

void TrainRun::onResumed(Trainer& trainer) { writeStatus(trainer, "running"); }

void TrainRun::onEvaluationDue(Trainer& trainer, int64_t epoch) {
  const std::vector<ScoreRow> rows = evaluator_.score(trainer.net(), control_, events_.progress);
  EvaluationReport report = evaluator_.summarise(rows);
  report.epoch = epoch;
  report.step = trainer.position().step;
  report.scoresFile = RunFolder::scoresOf(epoch);
  writeScores(folder_.path() / report.scoresFile, rows);
  log_.add(report);
  saveWeights(trainer, report);
  if (landscape_.isOn()) landscape_.measure(trainer.net(), folder_, epoch, control_, events_.progress);
  if (events_.evaluation) events_.evaluation(report);
}

void TrainRun::saveWeights(Trainer& trainer, const EvaluationReport& report) {
  const std::map<std::string, std::string> facts{{"format", "gacfas weights 1"},
                                                 {"run", facts_.id},
                                                 {"minimizer", facts_.minimizer},
                                                 {"variant", facts_.variant},
                                                 {"init", facts_.init},
                                                 {"init_sha256", facts_.initHash},
                                                 {"epoch", std::to_string(report.epoch)},
                                                 {"step", std::to_string(report.step)}};
  const NamedTensors tensors = networkTensors(trainer.net());
  if (keepWeights_) writeSafetensors(folder_.weights(RunFolder::keptName(report.epoch)), tensors, facts);
  writeSafetensors(folder_.weights("last"), tensors, facts);
  const std::vector<EvaluationRow> rows = readEvaluations(folder_);
  if (bestEvaluation(rows) == static_cast<int64_t>(rows.size()) - 1) writeSafetensors(folder_.weights("best"), tensors, facts);
}

void TrainRun::writeStatus(const Trainer& trainer, const std::string& state, const std::string& message) {
  const TrainPosition& position = trainer.position();
  folder_.writeStatus({state, message, position.epoch, position.step, position.seconds});
}

}  // namespace gacfas
