#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/metrics/Figures.h"
#include "core/metrics/Metrics.h"
#include "core/metrics/Reliability.h"
#include "core/metrics/ScoreLevel.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"
#include "ui/results/SortedScores.h"

namespace gacfas {

struct DomainScores {
  std::string name;
  bool target = false;
  SortedScores live, spoof;                        ///< one score a sample
  std::map<std::string, SortedScores> attacks{};  ///< the spoofs of each type

  Decisions at(double threshold) const { return decide(live, spoof, threshold); }
};

/// One evaluation of a run, from its score file, with everything that pages ask for worked out once. Never
/// changed afterwards. A sample is a video, or a frame where the level says so.
struct EvaluationScores {
  std::filesystem::path file;
  int64_t epoch = 0;
  ScoreLevel level;
  double logitScale = 1.0;  ///< probability of live = sigmoid(logitScale * score)
  std::vector<ScoreRow> frames;
  std::vector<VideoScore> target, source;  ///< one entry a sample; the source domains pooled
  std::vector<DomainScores> domains;       ///< the sources in the config's order, then the target
  RocCurve targetRoc, sourceRoc;
  Metrics targetMetrics, sourceMetrics;  ///< hter and threshold are the oracle's
  double sourceThreshold = 0.0;
  std::vector<ReliabilityBin> reliability;  ///< of the target
  SetFigures figures;  ///< of the target, without intervals, at no threshold

  const DomainScores& targetDomain() const { return domains.back(); }
  double thresholdOf(const ThresholdSource& source) const;
  /// Rates of the target, by binary search: for a threshold that moves. Without intervals.
  ThresholdFigures ratesAt(const ThresholdSource& source) const;
};
using ScoresPtr = std::shared_ptr<const EvaluationScores>;

/// Reads `file`; any thread. Throws InputError naming the file: unreadable, or a domain without live or
/// without spoof videos.
ScoresPtr readEvaluationScores(const std::filesystem::path& file, const Config& config, int64_t epoch,
                               const ScoreLevel& level = {});

}  // namespace gacfas
