#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/metrics/Spread.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/types/LandscapeGrid.h"

namespace gacfas::cli {

/// One surface file. Losses are NaN where no point of theirs is measured.
struct LandscapeSummary {
  std::filesystem::path file;
  size_t points = 0, measured = 0, holes = 0;
  double centre = 0.0, least = 0.0, greatest = 0.0;
};

LandscapeSummary summariseSurface(const std::filesystem::path& file, const LandscapeGrid& grid);

/// Unknown: the data folder is not there any more.
enum class DataKind { Unknown, Synthetic, Other };

/// What a report says of one run.
struct RunSummary {
  std::filesystem::path folder;
  RunFacts facts;
  std::string state;      ///< with the epoch where it is not finished
  std::string minimizer;  ///< with erm_scale where that is not 1
  uint64_t seed = 0;
  std::vector<std::string> sources;
  std::string target;
  std::string targetVideos;  ///< "test split" or "all videos": what was scored of the target
  std::filesystem::path dataRoot;
  DataKind data = DataKind::Unknown;

  size_t evaluations = 0;  ///< none: what follows is empty
  EvaluationRow best;      ///< highest AUC - HTER on the target, at its own (oracle) threshold
  EvaluationRow last;
  size_t lastCount = 0;      ///< evaluations in the means: the last 10, or fewer where there are fewer
  Spread lastAuc, lastHter;  ///< over evaluations of one run, at oracle thresholds; no spread over seeds
  std::vector<LandscapeSummary> landscapes;
};

/// Throws InputError where the folder is no run.
RunSummary summariseRun(const std::filesystem::path& folder);

}  // namespace gacfas::cli
