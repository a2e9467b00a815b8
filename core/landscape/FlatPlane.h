#pragma once

#include "core/tensor/TensorList.h"

namespace gacfas {

/// centre + (a * x + b * y) for a list of tensors, always from the centre: no drift. Each of the four lies in
/// one flat buffer, so that a point costs one pass over memory; the point's tensors are views of its buffer.
class FlatPlane {
public:
  /// Copies the values. Layouts, device and type are those of `centre`; an axis that is empty, or shorter
  /// than the centre, does not move (the rest of) it. `half`: the views hold the point in bfloat16. Throws
  /// Error when shapes differ.
  FlatPlane(const TensorList& centre, const TensorList& x, const TensorList& y, bool half = false);

  void moveTo(double a, double b);
  /// The tensors at the last point, shaped as the centre; the same objects for the life of this one.
  const TensorList& point() const { return views_; }

private:
  torch::Tensor flatten(const TensorList& values) const;
  TensorList viewsOf(const torch::Tensor& flat) const;

  TensorList shapes_;
  std::vector<int64_t> offsets_;  ///< of each tensor in a flat buffer
  int64_t size_ = 0;
  torch::Tensor centre_, x_, y_, point_, half_;
  TensorList views_;
};

}  // namespace gacfas
