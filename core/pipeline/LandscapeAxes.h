#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/landscape/Directions.h"
#include "core/types/Config.h"
#include "core/types/LandscapeOptions.h"

namespace gacfas {

/// Weights to be projected on a plane.
struct TrajectoryWeights {
  std::string name;    ///< file name
  TensorList offset;   ///< of all states from the centre
};

/// The axes of a landscape.
struct LandscapeAxes {
  Plane plane;  ///< the first line, where there are many
  DirectionRecipe recipe;
  std::vector<TrajectoryWeights> trajectory;  ///< in the order of training
  std::vector<double> explained;              ///< principal axes: share of the variance of each
};

/// Makes the axes that `options` ask for around the network's weights. `weights` is the word ("last", "best") for
/// run folders among options.towards. Throws InputError naming the option or file at fault.
LandscapeAxes makeAxes(FasNet& net, const Config& config, const std::filesystem::path& run,
                       const std::string& weights, const LandscapeOptions& options);

/// Weights that a run kept of its evaluations, then of its last checkpoints, in the order of training.
std::vector<std::filesystem::path> keptWeights(const std::filesystem::path& run);

}  // namespace gacfas
