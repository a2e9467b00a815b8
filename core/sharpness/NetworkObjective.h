#pragma once

#include <memory>

#include "core/landscape/SurfaceSampler.h"
#include "core/model/FasNet.h"
#include "core/sharpness/Curvature.h"

namespace gacfas {

/// The loss that a landscape measures, as a function of all trained parameters joined in the order of parametersOf(), each
/// row-major: mean over domains of the mean classification loss of their faces, eval mode (running
/// statistics), no contrastive term, no weight decay. The network's weights are its own again after every
/// call. Not thread-safe.
class NetworkObjective : public SharpnessObjective {
public:
  /// The network is of type fp32 or fp64 and without autocast (a second derivative in bf16 is noise). Throws DeviceError when
  /// the faces do not fit into memory.
  NetworkObjective(FasNet net, const LandscapeFaces& faces, const SurfaceSettings& settings);

  const std::vector<FaceGroup>& groups() const override { return groups_; }
  size_t domains() const override { return domains_; }
  torch::Tensor centre() const override { return centre_; }
  torch::Tensor adaptiveScale() const override;
  torch::Tensor losses(const torch::Tensor& theta, size_t group) override;
  Slope slope(const torch::Tensor& theta, size_t group) override;
  torch::Tensor hessianTimes(const torch::Tensor& v, size_t group) override;

private:
  class Moved;
  torch::Tensor lossesHere(size_t group);

  FasNet net_;
  SurfaceSettings settings_;
  std::vector<FaceGroup> groups_;
  size_t domains_;
  NamedTensors named_;
  TensorList parameters_;
  torch::Tensor centre_;
  std::vector<torch::Tensor> images_;  ///< of each group
  std::vector<torch::Tensor> labels_;
};

/// A vector of all parameters, as of NetworkObjective, parted into an axis of them: float32 on the CPU.
TensorList axisFromFlat(const torch::Tensor& flat, FasNet net);

/// Filter-normalised random directions around the network's weights, biases and batch norm ignored: number 0 and 1 are
/// the axes of the default plane of the same seed.
DirectionSource filterNormalisedDirections(FasNet net, uint64_t seed);

}  // namespace gacfas
