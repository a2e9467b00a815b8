#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "core/sharpness/FaceGroups.h"
#include "core/tensor/Torch.h"

namespace gacfas {

/// A loss as a function of one flat vector of P weights, in groups of faces. What sharpness is measured on; a
/// network's is NetworkObjective, tests have quadratics.
class SharpnessObjective {
public:
  struct Slope {
    torch::Tensor losses;    ///< [n] float64 on the CPU, one a face of the group
    torch::Tensor gradient;  ///< [P] of their mean
  };

  virtual ~SharpnessObjective() = default;

  virtual const std::vector<FaceGroup>& groups() const = 0;
  virtual size_t domains() const = 0;
  /// The weights around which sharpness is measured, [P]: its type and device are those of all vectors here.
  virtual torch::Tensor centre() const = 0;
  /// T of adaptive SAM at the centre, [P]: |theta| for what is called a weight, 1 elsewhere.
  virtual torch::Tensor adaptiveScale() const = 0;
  /// Loss of each face of a group at theta [P]; [n] float64 on the CPU.
  virtual torch::Tensor losses(const torch::Tensor& theta, size_t group) = 0;
  virtual Slope slope(const torch::Tensor& theta, size_t group) = 0;
  /// H v for the Hessian of the group's mean loss at the centre, [P].
  virtual torch::Tensor hessianTimes(const torch::Tensor& v, size_t group) = 0;
};

/// Losses of every face at theta as samples, in the order of the groups.
std::vector<Sample> faceLosses(SharpnessObjective& objective, const torch::Tensor& theta);

/// The quadratic forms v' H_g v of the groups.
std::vector<Sample> quadraticForms(SharpnessObjective& objective, const torch::Tensor& v);

/// H v of a scope's loss. Groups outside the scope cost nothing.
torch::Tensor hessianTimes(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& v);

/// Gradient [P] and loss of a scope at theta.
struct ScopeSlope {
  double loss = 0.0;
  torch::Tensor gradient;
};
ScopeSlope slopeOf(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& theta);

/// Standard normal vector of the size, type and device of `like`, a pure function of the keys.
torch::Tensor drawNormal(const torch::Tensor& like, std::initializer_list<uint64_t> keys);

/// Inner product, summed in float64.
double innerProduct(const torch::Tensor& a, const torch::Tensor& b);

}  // namespace gacfas
