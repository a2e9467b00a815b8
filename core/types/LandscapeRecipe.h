#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// What the points of a landscape lie on.
enum class LandscapeShape {
  Plane,
  Line,   ///< one axis; y is 0
  Lines,  ///< y is the number of a line, each with a random direction of its own
};

enum class AxisKind {
  Random,     ///< normal noise, normalised
  Towards,    ///< from the weights to others: factor 1 is there
  Imported,   ///< of a direction file
  Principal,  ///< principal component of a run's weights over training
  Hessian,    ///< eigenvector of the loss's Hessian at the weights
};

/// How a random direction d is scaled to the weights w (Li et al. 2018; names of tomgoldstein/loss-landscape).
enum class DirectionNorm {
  Filter,   ///< each filter, a slice along dimension 0: d * |w| / |d|
  Layer,    ///< each tensor: d * |w| / |d|
  Weight,   ///< each weight: d * w
  DFilter,  ///< each filter to length 1
  DLayer,   ///< each tensor to length 1
  None,
};

/// What an axis moves.
enum class AxisTensors {
  Weights,  ///< parameters; running statistics stay those of the centre
  States,   ///< parameters and running statistics
};

/// Where batch norm's running statistics come from at a point.
enum class PlaneStatistics {
  Frozen,       ///< of the centre
  Interpolated, ///< moved along the axes like the weights; a variance below 0 makes a hole
  Reestimated,  ///< means over the faces' batches at the very point
};

/// How one axis is made.
struct AxisRecipe {
  AxisKind kind = AxisKind::Random;
  DirectionNorm norm = DirectionNorm::Filter;  ///< of a random axis; None of an eigenvector is length 1
  /// Of a random axis: biases and batch norm stay at the centre's values; else they are scaled by 1 + a.
  bool ignoreBiasBn = true;
  AxisTensors tensors = AxisTensors::Weights;
  std::string source = {};  ///< in words: where the axis leads or comes from; random ones have none

  bool operator==(const AxisRecipe&) const = default;
};

/// How the axes of a landscape are made.
struct DirectionRecipe {
  AxisRecipe x, y;
  uint64_t seed = 123;  ///< of random axes
  LandscapeShape shape = LandscapeShape::Plane;
  PlaneStatistics statistics = PlaneStatistics::Frozen;
};

/// Everything that decides the values of a surface: two surfaces with one recipe may be mixed point by point.
/// Batch size and device are left out, as they change the values by float rounding only.
struct LandscapeRecipe {
  std::string modelHash;       ///< over the network's parameters and buffers (hashTensors)
  std::string facesHash;       ///< of the faces list, which has a hash of each face
  std::string directionsHash;  ///< of the two directions
  DirectionRecipe directions;
  std::vector<double> x;
  std::vector<double> y;
  std::vector<std::string> domains;
  LossKind loss = LossKind::Bce;
  double logitScale = 12.0;
  int64_t imageSize = 256;  ///< pixels
  Precision precision = Precision::Fp32;  ///< bf16 is a preview
  /// Above 0: measured on so many faces of each domain alone, a preview; `facesHash` is that of all.
  int64_t subset = 0;
  std::string subsetHash = {};  ///< of the list of those faces
  std::vector<std::string> columns = {};  ///< LandscapeGrid::columns
};

}  // namespace gacfas
