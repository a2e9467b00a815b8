#pragma once

#include <functional>

#include "core/landscape/FaceMeasures.h"
#include "core/landscape/PlaneWeights.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// The faces a surface is measured on.
struct LandscapeFaces {
  torch::Tensor images;          ///< [N, 3, S, S] float32, normalised (test transform)
  std::vector<int64_t> labels;   ///< [N], 1 = live
  std::vector<int64_t> domains;  ///< [N], place in domainNames; every domain has at least one face
  std::vector<std::string> domainNames;
};

struct SurfaceSettings {
  LossKind loss = LossKind::Bce;
  double logitScale = 12.0;
  int64_t batchSize = 64;  ///< images a forward
};

using PointSink = std::function<void(size_t point, const PointLosses& losses)>;

/// Measures a network's classification loss over a plane through its weights: eval mode (running statistics
/// of the centre), no contrastive term. The faces stay on the network's device; a point costs a weight
/// update, the forward passes, and one synchronisation. Between two points the network is its old self. Not
/// thread-safe: the network must not be used elsewhere while a point is measured.
///
/// Fast when the network has channels-last weights (FasNet::useChannelsLast) before construction.
class SurfaceSampler {
public:
  /// Throws Error when plane or faces do not fit, DeviceError when the faces do not fit into memory.
  SurfaceSampler(FasNet net, const Plane& plane, LandscapeFaces faces, const SurfaceSettings& settings);

  /// One pass over the faces at theta0 + (a * x + b * y).
  FaceMeasures measure(double a, double b);
  PointLosses evaluate(double a, double b);

  /// Measures the pending points of `grid` in nested order (NestedOrder.h) and hands each to `onPoint` once
  /// it is in the grid. Points that are already known are skipped: that is how a surface is resumed. Looks at
  /// `control` between two points; throws Cancelled on stop, with the grid as far as it got. Either sink may
  /// be empty.
  void fill(LandscapeGrid& grid, JobControl& control, const PointSink& onPoint,
            const ProgressSink& onProgress);

private:
  torch::Tensor forwardAll();

  FasNet net_;
  LandscapeFaces faces_;
  torch::Tensor labels_;  ///< [N] int64 on the device
  SurfaceSettings settings_;
  PlaneWeights weights_;
};

}  // namespace gacfas
