#pragma once

#include "core/landscape/Directions.h"

namespace gacfas {

/// to - from of each tensor, float32 on the CPU. Throws Error where they do not fit.
TensorList offsetOf(const NamedTensors& from, const NamedTensors& to);

/// Sets tensors of fewer than two dimensions (biases, batch norm) to 0, in place.
void ignoreBiasBn(TensorList& axis);

struct PrincipalAxes {
  Plane plane;                    ///< each of length 1 over all tensors together
  std::vector<double> explained;  ///< share of the variance, 0..1, of each
};

/// The first two principal components of weights over a training (tomgoldstein/loss-landscape's
/// plot_trajectory): rows w_i - centre, their mean taken off. A component's largest contribution is positive.
/// Memory: one parameter set a row. Throws Error where the rows do not span a plane.
PrincipalAxes principalAxes(const std::vector<TensorList>& offsets);

/// Where weights lie beside a plane.
struct PlanePosition {
  double a = 0.0, b = 0.0;  ///< of the nearest point of the plane (least squares; axes need not be orthogonal)
  double distance = 0.0;    ///< from it, over all tensors that the axes have
};

/// Of the weights at `offset` from the centre; an empty y is a line. Throws Error for parallel axes.
PlanePosition project(const Plane& plane, const TensorList& offset);

}  // namespace gacfas
