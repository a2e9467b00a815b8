#pragma once

#include <functional>

#include "core/landscape/FaceMeasures.h"
#include "core/landscape/LandscapeFaces.h"
#include "core/landscape/PassGraph.h"
#include "core/landscape/PlaneNetwork.h"

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
  bool graph = true;         ///< record a pass once and replay it, where the device can
  /// Fills PointLosses::extra.
  std::function<void(const FaceMeasures&, PointLosses&)> addColumns = {};
};

/// Values of some faces that are known at a point, so that only the others go through the network.
struct KnownFaces {
  std::vector<int64_t> places;      ///< among the sampler's faces
  std::vector<double> loss, score;  ///< one a place
};

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

  /// One pass over the faces at theta0 + (a * x + b * y). With known faces there is no contrastive term: it needs the
  /// features of all.
  FaceMeasures measure(double a, double b, const KnownFaces* known = nullptr);
  /// Losses of the source domains, with the columns.
  PointLosses summary(const FaceMeasures& faces) const;
  /// measure() and summary(); a bound where the point is given up (SurfaceSettings::clip). `faces` gets what was
  /// measured, unless it is given up.
  PointLosses evaluate(double a, double b, const KnownFaces* known = nullptr, FaceMeasures* faces = nullptr);

  const std::vector<std::string>& domains() const { return faces_.domainNames; }
  /// Faces that went through the network so far, each pass counted.
  int64_t facesForwarded() const { return forwarded_; }

private:
  struct Pass;

  void takeKnown(Pass& pass, const KnownFaces& known) const;
  int64_t forwardFaces(Pass& pass);
  int64_t forwardRecorded(Pass& pass);
  bool isGivenUp(Pass& pass) const;
  Pass run(double a, double b, double clip, const KnownFaces* known);
  FaceMeasures measured(const Pass& pass, double a, double b) const;
  double lossBound(const torch::Tensor& losses) const;
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
  /// [2, N] float64, or [2, N + 1] with the contrastive loss behind: what a pass writes, in one place for a graph's sake.
  torch::Tensor values_;
  PassGraph graph_;
  int64_t forwarded_ = 0;
  double norms_[6] = {};  ///< <c,c>, <x,x>, <y,y>, <c,x>, <c,y>, <x,y> over the parameters
};

}  // namespace gacfas
