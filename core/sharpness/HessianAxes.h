#pragma once

#include "core/sharpness/Lanczos.h"
#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

/// An eigenvector of the Hessian, as an axis through the weights.
struct HessianAxis {
  HessianEigenvalue eigenvalue;  ///< the curvature along the axis
  torch::Tensor vector;          ///< [P], unit length, its largest entry positive
};

/// Eigenvectors of the largest eigenvalues of the mean loss over all domains, in falling order, by Lanczos at the centre.
/// `places` [M] int64: the weights that move; the Hessian is theirs, and vectors are 0 elsewhere.
std::vector<HessianAxis> hessianAxes(SharpnessObjective& objective, const torch::Tensor& places,
                                     const LanczosSettings& settings);

}  // namespace gacfas
