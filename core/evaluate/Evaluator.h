#pragma once

#include <vector>

#include "core/model/FasNet.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"
#include "core/types/JobControl.h"
#include "core/types/Reports.h"

namespace gacfas {

/// Scores a network on the unseen domain and on the split of the source domains that sets the source threshold, and
/// sums the scores up (method.md, Metrics). Deterministic: frames are chosen by place, never at random.
class Evaluator {
 public:
  /// Throws InputError naming domain and split where live or spoof videos are missing.
  Evaluator(const Config& config, const DatasetIndex& index);

  /// One row a frame, target videos first. The network is evaluated with its running statistics, on its own device.
  /// Throws InputError naming an unreadable image, Cancelled on stop.
  std::vector<ScoreRow> score(FasNet& net, JobControl& control, const ProgressSink& progress) const;

  /// Figures of scores as `score` returns them; epoch, step and scoresFile are the caller's to fill in.
  EvaluationReport summarise(const std::vector<ScoreRow>& rows) const;

 private:
  /// A domain scored whole may use one video name in two splits.
  std::string shownName(const Video& video) const;

  Config config_;
  std::vector<Video> videos_;
};

}  // namespace gacfas
