#include "core/minimizer/GacFas.h"

#include "core/minimizer/DomainGradients.h"

namespace gacfas {

namespace {

/// The released code's totals. In: g_k per domain (empty where absent). Out: c_k - r_k per domain present, where
/// c_k = g_0 + ... + g_k and r_{k+1} = r_k + c_k. Returns r_K, the gradient of its alpha term (3 g_0 + 2 g_1 + g_2 for K = 3).
TensorList applyReleasedBookkeeping(std::vector<TensorList>& gradients, const TensorList& parameters) {
  TensorList cumulative = zerosLike(parameters);
  TensorList running = zerosLike(parameters);
  for (TensorList& gradient : gradients) {
    if (!gradient.empty()) {
      addScaled(cumulative, gradient);
      gradient = torch::_foreach_sub(cumulative, running);
    }
    addScaled(running, cumulative);
  }
  return running;
}

}  // namespace

StepDirection GacFas::direction(StepObjective& objective, StepObserver* observer) {
  StepDirection step;
  DomainGradients g = domainGradients(objective);
  step.direction = objective.contrastiveGradient(/*lastUse=*/true);
  addScaled(step.direction, g.sum);
  step.ermNorm = globalNorm(g.sum);

  TensorList released;
  if (variant_ == GacVariant::Released) released = applyReleasedBookkeeping(g.ofDomain, objective.parameters());
  const TensorList& alphaGradient = variant_ == GacVariant::Released ? released : g.sum;

  AscendingPoint point(objective, observer, g.sum, step);
  const double share = 1.0 / static_cast<double>(objective.presentDomains());
  for (int64_t k = 0; k < objective.domains(); ++k) {
    if (!objective.present(k)) continue;
    TensorList epsilon = std::move(g.ofDomain[static_cast<size_t>(k)]);
    toPerturbation(epsilon, objective, settings_);
    addScaled(epsilon, alphaGradient, -alpha_);
    addScaled(step.direction, point.gradient(k, std::move(epsilon), lossOfAllDomains), share);
  }
  return step;
}

}  // namespace gacfas
