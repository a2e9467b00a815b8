#pragma once

#include "core/minimizer/Ascent.h"

namespace gacfas {

/// Gradient Alignment for Cross-Domain Face Anti-Spoofing (Le & Woo, CVPR 2024):
///   eps_k = rho T^2 g_k / (|T g_k| + 1e-16) - alpha g
///   h_k   = grad L(theta + eps_k), the loss of all domains
///   d     = g + grad F(theta) + mean_k h_k over the domains present
/// K + 1 forward and 2 K + 1 backward passes. GacVariant::Released follows the bookkeeping of the authors' released code
/// instead (method.md): the ascents and the alpha term use its running totals, and the order of the domains counts.
class GacFas : public Minimizer {
 public:
  GacFas(const AscentSettings& settings, double alpha, GacVariant variant)
      : settings_(settings), alpha_(alpha), variant_(variant) {}
  StepDirection direction(StepObjective& objective, StepObserver* observer) override;

 private:
  AscentSettings settings_;
  double alpha_;
  GacVariant variant_;
};

}  // namespace gacfas
