#pragma once

#include <functional>

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

/// Direction number i, a flat vector [P].
using DirectionSource = std::function<torch::Tensor(int64_t i)>;

/// What one direction gives: a sample a face, and a sample a group.
struct CurvatureDraws {
  std::vector<std::vector<Sample>> secondDifference;  ///< (l(h d) - 2 l(0) + l(-h d)) / h^2 of each face
  std::vector<std::vector<Sample>> curvature;         ///< d' H_g d of each group
};

/// Curvature along `count` directions, by two forward passes at distance h and by one Hessian-vector product each. The
/// two differ where the loss is not quadratic within h; in networks of ReLU also because the Hessian does
/// not see their kinks. `centre` are the face losses at the centre.
CurvatureDraws measureCurvature(SharpnessObjective& objective, const DirectionSource& directions, int64_t count,
                                double h, const std::vector<Sample>& centre);

}  // namespace gacfas
