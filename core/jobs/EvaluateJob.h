#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Dataset.h"
#include "core/types/JobControl.h"
#include "core/types/Reports.h"

namespace gacfas {

/// What to score: a run folder (with its own config), or a weight file with a config.
struct EvaluateRequest {
  std::filesystem::path subject;
  std::filesystem::path config = {};           ///< for a weight file; empty for a run
  std::string weights = "last";                ///< of a run: "last" or "best" (highest AUC - HTER on the target)
  std::vector<std::string> overrides = {};     ///< "data.root=..." and the like
};

struct EvaluateResult {
  EvaluationReport report;
  std::vector<ScoreRow> scores;                ///< one a frame
  std::filesystem::path weightsFile;
  std::vector<std::string> notes;
};

/// Scores the unseen domain and the source domains' threshold split. Throws InputError, DeviceError, Cancelled.
EvaluateResult evaluate(const EvaluateRequest& request, JobControl& control, const ProgressSink& progress);

}  // namespace gacfas
