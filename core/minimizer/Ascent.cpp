#include "core/minimizer/Ascent.h"

namespace gacfas {

namespace {

constexpr double kNormFloor = 1e-16;

/// v := T v. One tensor at a time: T as a whole would cost another set of parameters.
void scaleByWeights(TensorList& v, const StepObjective& objective, double eta) {
  for (size_t i = 0; i < v.size(); ++i)
    if (objective.names()[i].find("weight") != std::string::npos) v[i].mul_(objective.parameters()[i].abs().add_(eta));
}

}  // namespace

void toPerturbation(TensorList& v, const StepObjective& objective, const AscentSettings& settings) {
  const torch::NoGradGuard noGrad;
  if (settings.adaptive) scaleByWeights(v, objective, settings.eta);
  const torch::Tensor scale = settings.rho / (globalNorm(v) + kNormFloor);
  if (settings.adaptive) scaleByWeights(v, objective, settings.eta);
  torch::_foreach_mul_(v, scale);
}

PerturbedWeights::PerturbedWeights(const TensorList& parameters, TensorList epsilon) : parameters_(parameters) {
  const torch::NoGradGuard noGrad;
  saved_.reserve(parameters.size());
  for (size_t i = 0; i < parameters.size(); ++i) {
    saved_.push_back(parameters[i].detach().clone());
    parameters_[i].add_(epsilon[i]);
    epsilon[i].reset();  // its memory makes room for the next copy
  }
}

PerturbedWeights::~PerturbedWeights() {
  const torch::NoGradGuard noGrad;
  torch::_foreach_copy_(parameters_, saved_);
}

TensorList AscendingPoint::gradient(int64_t domain, TensorList epsilon, const Loss& loss) {
  if (observer_) observer_->onPerturbation(domain, epsilon);
  const PerturbedWeights perturbed(objective_.parameters(), std::move(epsilon));
  LossAndGradient here = loss(objective_);
  if (observer_) observer_->onAscendedGradient(domain, here.gradient);

  const torch::NoGradGuard noGrad;
  const torch::Tensor norm = globalNorm(here.gradient);
  const torch::Tensor cosine = globalDot(here.gradient, ermGradient_) / (norm * step_.ermNorm + kNormFloor);
  step_.ascents.push_back({domain, cosine, norm, here.loss});
  return std::move(here.gradient);
}

}  // namespace gacfas
