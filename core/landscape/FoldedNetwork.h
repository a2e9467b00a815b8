#pragma once

#include "core/landscape/FlatPlane.h"
#include "core/landscape/PlaneNetwork.h"

namespace gacfas {

/// Whether a plane leaves scales, shifts and statistics of every batch norm where they are.
bool canFold(FasNet& net, const Plane& plane);

/// The network with every batch norm folded into the convolution before it, once for the whole plane: with
/// g = gamma / sqrt(variance + eps), conv(x, W) g + (beta - mean g) is conv(x, g W) + shift, and g W is linear
/// in the point's coordinates. Equal to the unfolded network up to float rounding. Memory: four parameter
/// sets, and half a one more for bf16.
class FoldedNetwork : public PlaneNetwork {
public:
  /// The plane must be one that canFold().
  FoldedNetwork(FasNet net, const Plane& plane, Precision precision);

  void moveTo(double a, double b) override;
  FasOutput forward(const torch::Tensor& images) override;

private:
  torch::Tensor convolve(const torch::Tensor& x, size_t number, int64_t stride) const;
  torch::Tensor block(const torch::Tensor& x, size_t& number, int64_t stride) const;

  bool half_;
  TensorList shifts_;  ///< of each convolution
  std::unique_ptr<FlatPlane> flat_;  ///< convolutions in the order of parametersOf(), then the head
};

}  // namespace gacfas
