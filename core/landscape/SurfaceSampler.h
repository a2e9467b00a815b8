#pragma once

#include <functional>

#include "core/landscape/FaceMeasures.h"
#include "core/landscape/LandscapeFaces.h"
#include "core/landscape/PlaneNetwork.h"
#include "core/types/JobControl.h"

namespace gacfas {

struct SurfaceSettings {
  LossKind loss = LossKind::Bce;
  double logitScale = 12.0;
  int64_t batchSize = 64;  ///< images a forward
  PlaneNetworkSettings network = {};
  /// A point is given up once its loss is proved to be this or more, nat; 0: never. The proof: no face has a
  /// loss below 0, so that those seen so far bound the mean from below.
  double clip = 0.0;
  bool contrastive = false;  ///< FaceMeasures::contrastive is wanted
  /// Fills PointLosses::extra.
  std::function<void(const FaceMeasures&, PointLosses&)> addColumns = {};
};

using PointSink = std::function<void(size_t point, const PointLosses& losses)>;
using RowPlane = std::function<Plane(size_t iy)>;

/// Measures a network's classification loss over a plane through its weights: eval mode, no contrastive term.
/// The faces stay on the network's device; a point costs a weight update, the forward passes, and one
/// synchronisation. Between two points the network is its old self. Not thread-safe: the network must not be
/// used elsewhere while a point is measured.
///
/// Fast when the network has channels-last weights (FasNet::useChannelsLast) before construction.
class SurfaceSampler {
public:
  /// Throws Error when plane or faces do not fit, DeviceError when the faces do not fit into memory.
  SurfaceSampler(FasNet net, const Plane& plane, LandscapeFaces faces, const SurfaceSettings& settings);

  /// Goes on with another plane through the same weights.
  void setPlane(const Plane& plane);

  /// One pass over the faces at theta0 + (a * x + b * y).
  FaceMeasures measure(double a, double b);
  /// Losses of the source domains, with the columns.
  PointLosses summary(const FaceMeasures& faces) const;
  /// measure() and summary(); a bound where the point is given up (SurfaceSettings::clip).
  PointLosses evaluate(double a, double b);

  /// Measures the pending points of `grid` in nested order (NestedOrder.h) and hands each to `onPoint` once
  /// it is in the grid. Points that are already known are skipped: that is how a surface is resumed. Looks at
  /// `control` between two points; throws Cancelled on stop, with the grid as far as it got. Either sink may
  /// be empty. With `planeOf` each row is a line of its own, (a, 0) in planeOf(iy), and rows come one by one.
  void fill(LandscapeGrid& grid, JobControl& control, const PointSink& onPoint,
            const ProgressSink& onProgress, const RowPlane& planeOf = {});

private:
  struct Pass;

  void forwardAll(Pass& pass);
  Pass run(double a, double b, double clip);
  double lossBound(const torch::Tensor& losses, int64_t done) const;
  void findNorms(const Plane& plane);
  double squaredNorm(double a, double b) const;

  FasNet net_;
  LandscapeFaces faces_;
  int64_t sourceFaces_ = 0;  ///< the first so many faces are of the source domains
  torch::Tensor labels_;     ///< [N] int64 on the device
  torch::Tensor classes_;    ///< [sourceFaces_] int64, of the contrastive loss
  torch::Tensor shares_;     ///< [sourceFaces_] float64 on the CPU: what a face's loss counts in the mean over domains
  SurfaceSettings settings_;
  std::unique_ptr<PlaneNetwork> network_;
  double norms_[6] = {};  ///< <c,c>, <x,x>, <y,y>, <c,x>, <c,y>, <x,y> over the parameters
};

}  // namespace gacfas
