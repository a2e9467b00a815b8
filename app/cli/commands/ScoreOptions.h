#pragma once

#include <string>
#include <vector>

#include "core/metrics/Figures.h"
#include "core/metrics/ScoreFile.h"
#include "core/metrics/ScoreLevel.h"

namespace CLI {
class App;
}

namespace gacfas::cli {

/// How a score file is read.
struct FormatArguments {
  std::vector<std::string> columns;  ///< "score=HEADING" and the like
  std::string live = "1", spoof = "0";
  bool lowerIsLive = false;
};
void addFormat(CLI::App& app, FormatArguments& arguments);
/// Throws InputError for a column that does not exist.
ScoreFormat formatOf(const FormatArguments& arguments);

/// --frames, --each-frame
void addLevel(CLI::App& app, ScoreLevel& level);

/// Thresholds beside the oracle's, and the bootstrap.
struct FigureArguments {
  std::vector<double> byHand, fpr, bpcer;
  FigureOptions options;
};
void addFigures(CLI::App& app, FigureArguments& arguments);
/// The oracle, `more`, then those asked for.
std::vector<ThresholdSource> sourcesOf(const FigureArguments& arguments,
                                       const std::vector<ThresholdSource>& more);

}  // namespace gacfas::cli
