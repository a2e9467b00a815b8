#pragma once

#include <filesystem>

#include "app/cli/Console.h"
#include "core/jobs/TrainJob.h"
#include "core/types/Config.h"

namespace gacfas::cli {

/// Shows a training: its start, progress and evaluations on stderr, where everything is on stdout at the end.
class TrainOutput {
public:
  TrainOutput(const Config& config, std::filesystem::path folder)
      : config_(config), folder_(std::move(folder)) {}

  /// For startTraining and resumeTraining; valid while this object is.
  TrainEvents events();
  /// The end: files and last evaluation.
  void finish();
  /// Where the training began and then failed: how to go on.
  void adviseAfterFailure();

private:
  void showStart(const TrainStart& start);
  void showEvaluation(const EvaluationReport& report);
  void showProgress(Progress progress);

  const Config& config_;
  const std::filesystem::path folder_;
  Console console_;
  bool started_ = false;
  double loss_ = 0.0;  ///< of the last step
  bool hasLoss_ = false;
};

/// "gacfas train --resume FOLDER"
std::string resumeCommand(const std::filesystem::path& folder);

}  // namespace gacfas::cli
