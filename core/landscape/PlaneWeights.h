#pragma once

#include "core/landscape/Directions.h"

namespace gacfas {

/// theta(a, b) = theta0 + (a * x + b * y) for a network, always computed from theta0. theta0 are the
/// network's weights at construction. The point's weights live in one flat buffer of their own: the network's
/// weights are never written, it only looks at the buffer while an Attached object lives. Memory: four
/// parameter sets.
class PlaneWeights {
public:
  /// Throws Error when the plane does not fit the network's parameters.
  PlaneWeights(FasNet net, const Plane& plane);

  void moveTo(double a, double b);

  /// Puts the buffer in the place of the network's weights for its life.
  class Attached {
  public:
    explicit Attached(PlaneWeights& weights);
    ~Attached();
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;

  private:
    PlaneWeights& weights_;
    TensorList originals_;
  };

private:
  /// A flat tensor with a copy of `values`, laid out as the parameters are.
  torch::Tensor flatten(const TensorList& values) const;
  std::vector<torch::Tensor> viewsOf(const torch::Tensor& flat) const;

  FasNet net_;
  TensorList parameters_;
  std::vector<int64_t> offsets_;  ///< of each parameter in a flat tensor
  int64_t size_ = 0;
  torch::Tensor centre_, x_, y_, point_;
  TensorList pointViews_;
};

}  // namespace gacfas
