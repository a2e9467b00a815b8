#pragma once

#include "core/landscape/FlatPlane.h"
#include "core/landscape/PlaneNetwork.h"

namespace gacfas {

/// The network as it is, looking at a point's weights only while it computes: between two calls it is its old
/// self. Fits every plane. Memory: four parameter sets.
class PlaneWeights : public PlaneNetwork {
public:
  /// Throws Error when the plane does not fit the network's parameters or states.
  PlaneWeights(FasNet net, const Plane& plane, const PlaneNetworkSettings& settings = {});

  void moveTo(double a, double b) override;
  /// With re-estimated statistics: takes the running ones as means over the images' batches.
  void settle(const torch::Tensor& images, int64_t batchSize) override;
  FasOutput forward(const torch::Tensor& images) override;

private:
  class Attached;

  FasOutput compute(const torch::Tensor& images, BatchStatistics statistics);

  FasNet net_;
  PlaneNetworkSettings settings_;
  TensorList tensors_;  ///< of the network: parameters, and statistics where the plane or a re-estimate moves them
  FlatPlane flat_;
};

}  // namespace gacfas
