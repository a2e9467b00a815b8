#pragma once

#include <string>
#include <vector>

#include "app/cli/commands/ScoreOptions.h"
#include "core/jobs/EvaluateJob.h"

namespace gacfas::cli {

struct EvaluateArguments {
  std::string subject, config, weights = "last", out;
  std::vector<std::string> overrides;
  std::string data, split;           ///< another data root, its split
  std::vector<std::string> domains;  ///< of that root
  std::vector<std::string> images;
  bool crop = false;  ///< find the faces of `images` first
  FigureArguments figures;
  bool json = false;

  EvaluateRequest request() const { return {subject, config, weights, overrides}; }
};

/// Figures of the samples at the oracle threshold, that of the source domains where it is known, probability
/// 0.5, and those asked for. Ctrl-C ends it.
SetFigures figuresOf(const EvaluateArguments& arguments, const std::vector<VideoScore>& samples,
                     const double* sourceThreshold);

/// Scores videos of any data root.
void evaluateData(const EvaluateArguments& arguments);
/// Scores images and folders of crops, with arguments.crop pictures and videos.
void evaluateImages(const EvaluateArguments& arguments);

}  // namespace gacfas::cli
