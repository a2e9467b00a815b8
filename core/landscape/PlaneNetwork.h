#pragma once

#include <memory>

#include "core/landscape/Directions.h"

namespace gacfas {

/// A network whose weights move over a plane, theta(a, b) = theta0 + (a * x + b * y). theta0 are the network's
/// tensors at construction; the network itself is never written.
class PlaneNetwork {
public:
  virtual ~PlaneNetwork() = default;

  virtual void moveTo(double a, double b) = 0;
  /// After each moveTo: a look at all images that count, for those whose batch norm depends on them.
  virtual void settle(const torch::Tensor& images, int64_t batchSize);
  /// Evaluation mode. Logits and features float32 (or float64 as the network); inference tensors.
  virtual FasOutput forward(const torch::Tensor& images) = 0;
};

struct PlaneNetworkSettings {
  PlaneStatistics statistics = PlaneStatistics::Frozen;
  Precision precision = Precision::Fp32;  ///< bf16: products in bfloat16, a preview
  bool fold = true;                       ///< FoldedNetwork where it can be had
};

/// The fastest kind that fits. Throws Error when the plane does not fit the network.
std::unique_ptr<PlaneNetwork> makePlaneNetwork(FasNet net, const Plane& plane,
                                               const PlaneNetworkSettings& settings);

}  // namespace gacfas
