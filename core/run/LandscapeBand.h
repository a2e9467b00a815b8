#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/LandscapeGrid.h"

namespace gacfas {

/// Mean and spread of a value over random lines, at each alpha: one slice is weak evidence.
struct LandscapeBand {
  std::vector<double> alpha;
  std::vector<double> mean, deviation;  ///< sample standard deviation over the lines, NaN under two of them
  std::vector<double> least, greatest;
  std::vector<size_t> lines;  ///< with a finite measured value there
};

/// Of the loss, or of a column, over the rows of a grid. What is pending, a hole or a bound does not count.
LandscapeBand bandOf(const LandscapeGrid& grid, const std::string& column = "loss");

/// Of one value a point; NaN does not count either.
LandscapeBand bandOf(const LandscapeGrid& grid, const std::vector<double>& values);

/// CSV: alpha, lines, mean, deviation, least, greatest. Throws IoError.
void writeBand(const std::filesystem::path& file, const LandscapeBand& band);

}  // namespace gacfas
