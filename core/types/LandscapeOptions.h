#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// Coordinates of an axis: `points` from low to high, both included.
struct AxisRange {
  double low = -1.0;
  double high = 1.0;
  int64_t points = 21;
};

/// What a landscape is to be, beside the options `landscape.*` of the run's config. The default is the plane
/// of two random, filter-wise normalised axes.
struct LandscapeOptions {
  LandscapeShape shape = LandscapeShape::Plane;
  int64_t lines = 0;  ///< LandscapeShape::Lines: how many
  AxisRecipe x, y;    ///< norm, ignoreBiasBn and tensors; what follows decides the kind
  /// Run folders or weight files that the axes lead to: none, one (x; a plane's y is then random), or two.
  std::vector<std::filesystem::path> towards;
  std::filesystem::path directionFile;  ///< axes to import (HDF5); empty: none
  bool principal = false;               ///< axes are the principal components of `trajectory`
  /// Axes are the Hessian's eigenvectors of the two largest eigenvalues, over the source faces. x.norm and y.norm scale
  /// them like random axes, DirectionNorm::None leaves them at length 1, where curvature is the eigenvalue.
  /// x.ignoreBiasBn holds for both: then the Hessian is that of the other weights.
  bool hessian = false;
  /// Weight files in the order of training, projected on the plane; empty with `principal`: those the run kept.
  std::vector<std::filesystem::path> trajectory;
  /// None: interpolated for axes towards other weights, else frozen.
  std::optional<PlaneStatistics> statistics;
  std::optional<AxisRange> xRange, yRange;  ///< none: landscape.range and points, or what the axes suggest
  double autoRange = 0.0;   ///< above 1: each axis reaches to where the loss is this many times the centre's
  double clip = 0.0;        ///< nat, above 0: points proved to lie at or above it are not measured on
  bool unseen = false;      ///< faces of the unseen domain are measured too
  Precision precision = Precision::Fp32;
  /// Above 0: only the first so many faces of each domain, in a fixed shuffled order (even, 4 or more): a preview with
  /// standard errors, whose faces a later landscape of more of them does not measure again.
  int64_t subset = 0;
  int64_t devices = 1;  ///< points measured at once: GPUs, or copies of the network on the CPU
};

}  // namespace gacfas
