#include "core/minimizer/Ascent.h"

namespace gacfas {

namespace {

constexpr double kNormFloor = 1e-16;

/// The tensors of `list` that T scales: those whose parameter is called a weight.
TensorList scaledPart(const TensorList& list, const std::vector<std::string>& names) {
  TensorList part;
  for (size_t i = 0; i < list.size(); ++i)
    if (names[i].find("weight") != std::string::npos) part.push_back(list[i]);
  return part;
}

}  // namespace

void toPerturbation(TensorList& v, const StepObjective& objective, const AscentSettings& settings) {
  const torch::NoGradGuard noGrad;
  TensorList scaled, t;
  if (settings.adaptive) {
    scaled = scaledPart(v, objective.names());
    t = torch::_foreach_abs(scaledPart(objective.parameters(), objective.names()));
    torch::_foreach_add_(t, settings.eta);
    torch::_foreach_mul_(scaled, t);
  }
  const torch::Tensor scale = settings.rho / (globalNorm(v) + kNormFloor);
  if (settings.adaptive) torch::_foreach_mul_(scaled, t);
  torch::_foreach_mul_(v, scale);
}

PerturbedWeights::PerturbedWeights(const TensorList& parameters, const TensorList& epsilon)
    : parameters_(parameters), saved_(copyOf(parameters)) {
  const torch::NoGradGuard noGrad;
  torch::_foreach_add_(parameters_, epsilon);
}

PerturbedWeights::~PerturbedWeights() {
  const torch::NoGradGuard noGrad;
  torch::_foreach_copy_(parameters_, saved_);
}

TensorList AscendingPoint::gradient(int64_t domain, TensorList epsilon, const Loss& loss) {
  if (observer_) observer_->onPerturbation(domain, epsilon);
  const PerturbedWeights perturbed(objective_.parameters(), epsilon);
  epsilon.clear();
  LossAndGradient here = loss(objective_);
  if (observer_) observer_->onAscendedGradient(domain, here.gradient);

  const torch::NoGradGuard noGrad;
  const torch::Tensor norm = globalNorm(here.gradient);
  const torch::Tensor cosine = globalDot(here.gradient, ermGradient_) / (norm * step_.ermNorm + kNormFloor);
  step_.ascents.push_back({domain, cosine, norm, here.loss});
  return std::move(here.gradient);
}

}  // namespace gacfas
