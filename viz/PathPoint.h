#pragma once

#include <string>
#include <vector>

namespace gacfas {

/// Weights of a training beside the plane of a surface.
struct PathPoint {
  double x = 0.0, y = 0.0;  ///< the plane's point nearest to them
  double loss = 0.0;        ///< their own, nat: off the plane it differs from the surface's at (x, y)
  double distance = 0.0;    ///< from the plane, in the length of weights
  std::string label = {};   ///< which weights: "epoch_0012"
};
/// In the order of training.
using TrainingPath = std::vector<PathPoint>;

}  // namespace gacfas
