#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/ScoreTables.h"

namespace gacfas::cli {

/// Samples of one file that figures are made of.
struct ScoreSet {
  std::string name;  ///< "all", or the domain asked for
  std::vector<VideoScore> samples;
  std::map<std::string, std::vector<VideoScore>> parts;  ///< each domain of "all", where the file names some
  std::optional<double> sourceThreshold;                 ///< of the other domains, where one was asked for
  std::string sources;                                   ///< their names
};

/// All samples pooled, or those of `domain`. Throws InputError naming `file` where there is no such domain.
ScoreSet scoreSet(const std::string& file, const std::vector<VideoScore>& samples, const std::string& domain);

}  // namespace gacfas::cli
