#include "app/cli/TrainOutput.h"

#include <iostream>

#include "app/cli/Text.h"
#include "core/config/ConfigReader.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/types/Text.h"

namespace gacfas::cli {

namespace {

/// "epoch 2/60" as in the progress lines: counted from 1.
std::string epochText(int64_t epoch, const Config& config) {
  return "epoch " + std::to_string(epoch + 1) + "/" + std::to_string(config.train.epochs);
}

std::string figuresText(const std::string& target, double auc, double oracle, double honest) {
  return ": " + target + " AUC " + fixed(auc, 4) + ", HTER " + fixed(oracle, 4) + " (oracle threshold), " +
         fixed(honest, 4) + " (source threshold)";
}

}  // namespace

std::string resumeCommand(const std::filesystem::path& folder) {
  return "gacfas train --resume " + shellWord(folder.string());
}

TrainEvents TrainOutput::events() {
  TrainEvents events;
  events.start = [this](const TrainStart& start) { showStart(start); };
  events.step = [this](const StepReport& report) {
    loss_ = report.loss;
    hasLoss_ = true;
  };
  events.evaluation = [this](const EvaluationReport& report) { showEvaluation(report); };
  events.progress = [this](const Progress& progress) { showProgress(progress); };
  events.note = [this](const std::string& text) { console_.note(text); };
  return events;
}

void TrainOutput::showStart(const TrainStart& start) {
  started_ = true;
  console_.line("run folder   " + folder_.string());
  console_.line("device       " + start.device);
  const bool hasVariant = config_.train.minimizer == MinimizerKind::GacFas;
  console_.line("minimiser    " + minimizerName(config_.train.minimizer) +
                (hasVariant ? ", variant " + variantName(config_.gac.variant) : ""));
  console_.line("domains      " + joined(config_.data.train) + " -> " + config_.data.test);
  console_.line("steps        " + std::to_string(config_.train.epochs) + " epochs of " +
                std::to_string(start.stepsPerEpoch) + " steps, " + std::to_string(config_.train.batchSize) +
                " faces a step");
  if (start.step > 0) console_.line("going on     after step " + std::to_string(start.step));
}

void TrainOutput::showEvaluation(const EvaluationReport& report) {
  console_.line(epochText(report.epoch, config_) + figuresText(config_.data.test, report.target.auc,
                                                               report.target.hter, report.targetSource.hter));
}

void TrainOutput::showProgress(Progress progress) {
  if (hasLoss_ && progress.phase == "training") progress.note += ", loss " + fixed(loss_, 3);
  console_.progress(progress);
}

void TrainOutput::finish() {
  const RunFolder run(folder_);
  const std::vector<EvaluationRow> rows = readEvaluations(run);
  std::cout << "Finished     " << folder_.string() << "\n";
  if (rows.empty()) return;
  const EvaluationRow& last = rows.back();
  std::cout << "Last         " << epochText(last.epoch, config_)
            << figuresText(config_.data.test, last.targetAuc, last.targetHter, last.targetHterSource) << "\n"
            << "Weights      " << run.weights("last").string() << ", " << run.weights("best").string() << "\n"
            << "Figures      " << run.evaluations().string() << ", " << run.steps().string() << "\n"
            << "Scores       " << (folder_ / last.scores).string() << "\n"
            << "Next         gacfas landscape " << shellWord(folder_.string()) << "; gacfas report "
            << shellWord(folder_.string()) << "\n";
}

void TrainOutput::adviseAfterFailure() {
  if (started_)
    console_.line("What was reached is kept. When the cause is mended, go on with: " +
                  resumeCommand(folder_));
}

}  // namespace gacfas::cli
