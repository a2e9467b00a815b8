#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/jobs/EvaluateJob.h"
#include "core/metrics/Metrics.h"

namespace gacfas::cli {

/// Figures of one set of videos, or the counts of each class and why there are no figures.
struct NamedMetrics {
  std::string name;
  Metrics metrics;
  std::string fault;  ///< empty: the figures are there
};

/// Never throws for a set that lacks a class.
NamedMetrics figuresOf(const std::string& name, const std::vector<VideoScore>& videos);

/// A line a set, with a heading; fractions.
std::string metricsTable(const std::vector<NamedMetrics>& sets);

/// The unseen domain's rates at both thresholds, a line each, with a heading.
std::string thresholdTable(const EvaluationReport& report);

/// Name of the unseen domain of an evaluation.
std::string targetOf(const EvaluateResult& result);
/// Frames scored a video.
int64_t framesPerVideo(const std::vector<ScoreRow>& scores);

}  // namespace gacfas::cli
