#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/metrics/Metrics.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"
#include "ui/results/SortedScores.h"

namespace gacfas {

struct DomainScores {
  std::string name;
  bool target = false;
  SortedScores live, spoof;  ///< one score a video

  Decisions at(double threshold) const { return decide(live, spoof, threshold); }
};

/// One evaluation of a run, from its score file, with everything that pages ask for worked out once. Never
/// changed afterwards.
struct EvaluationScores {
  std::filesystem::path file;
  int64_t epoch = 0;
  std::vector<ScoreRow> frames;
  std::vector<VideoScore> target, source;  ///< one entry a video; the source domains pooled
  std::vector<DomainScores> domains;       ///< the sources in the config's order, then the target
  RocCurve targetRoc, sourceRoc;
  Metrics targetMetrics, sourceMetrics;  ///< hter and threshold are the oracle's
  double sourceThreshold = 0.0;
  ThresholdRates atOracle, atSource;       ///< rates of the target's videos
  std::map<std::string, int64_t> attacks;  ///< target's spoof videos of each attack type

  const DomainScores& targetDomain() const { return domains.back(); }
};
using ScoresPtr = std::shared_ptr<const EvaluationScores>;

/// Reads `file`; any thread. Throws InputError naming the file: unreadable, or a domain without live or
/// without spoof videos.
ScoresPtr readEvaluationScores(const std::filesystem::path& file, const DataConfig& data, int64_t epoch);

}  // namespace gacfas
