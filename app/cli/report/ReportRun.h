#pragma once

#include <string>
#include <vector>

#include "app/cli/RunSummary.h"
#include "core/metrics/Figures.h"
#include "core/metrics/PairedComparison.h"

namespace gacfas::cli {

/// A run with the figures of its last evaluation on the unseen domain.
struct ReportRun {
  RunSummary summary;
  std::vector<VideoScore> target;  ///< samples of that evaluation
  SetFigures figures;              ///< at the oracle threshold, that of the source domains, probability 0.5
  RocCurve roc;
  double sourceThreshold = 0.0;
  std::string fault;  ///< why there are no figures; empty where there are

  /// The folder as it was given: shorter than the run's name, and told apart.
  std::string name() const { return summary.folder.string(); }
  bool hasFigures() const { return fault.empty(); }
  const ThresholdFigures& atOracle() const { return figures.thresholds[0]; }
  const ThresholdFigures& atSource() const { return figures.thresholds[1]; }
};

/// Throws InputError where the folder is no run, Cancelled on stop; scores that are missing or damaged are a
/// fault.
ReportRun reportRun(const std::filesystem::path& folder, const FigureOptions& options,
                    const JobControl& control);

/// What comparing each further run with the first says; also why two runs cannot be compared.
struct RunComparison {
  std::string a, b;  ///< folders of the runs
  std::vector<PairedComparison>
      comparisons;  ///< at the oracle and at the source thresholds; empty: `words` says why
  std::vector<std::string> words;
};
std::vector<RunComparison> compareRuns(const std::vector<ReportRun>& runs, const FigureOptions& options,
                                       const JobControl& control);

}  // namespace gacfas::cli
