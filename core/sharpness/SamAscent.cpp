#include "core/sharpness/SamAscent.h"

#include <algorithm>

namespace gacfas {

namespace {

constexpr double kNormFloor = 1e-16;

torch::Tensor pointOfSphere(const torch::Tensor& like, double rho, uint64_t seed, int64_t start) {
  constexpr uint64_t kStream = 0x73616d6173636e74;  // "samascnt"
  const torch::Tensor values = drawNormal(like, {kStream, seed, static_cast<uint64_t>(start)});
  return values * (rho / values.norm());
}

/// One ascent in the ball, from `u`.
class Ascent {
public:
  Ascent(SharpnessObjective& objective, const Scope& scope, double rho, torch::Tensor scale)
      : objective_(objective), scope_(scope), rho_(rho), scale_(std::move(scale)), theta_(objective.centre()) {}

  /// The point of the greatest loss on the way; `losses` gets the loss after each step.
  torch::Tensor climb(torch::Tensor u, int64_t steps, std::vector<double>& losses) {
    torch::Tensor best = u;
    for (int64_t i = 0; i < steps; ++i) {
      const ScopeSlope here = slopeOf(objective_, scope_, at(u));
      if (i > 0) note(here.loss, u, losses, best);
      u = project(u + rho_ * unit(here.gradient * scale_));
    }
    note(lossAt(u), u, losses, best);
    return best;
  }

  torch::Tensor at(const torch::Tensor& u) const { return theta_ + u * scale_; }

private:
  static torch::Tensor unit(const torch::Tensor& v) { return v / (v.norm() + kNormFloor); }

  torch::Tensor project(const torch::Tensor& u) const {
    const double norm = u.norm().item<double>();
    return norm > rho_ ? u * (rho_ / norm) : u;
  }

  double lossAt(const torch::Tensor& u) {
    double loss = 0.0;
    const std::vector<double> weights = weightsIn(scope_, objective_.groups());
    for (size_t g = 0; g < weights.size(); ++g)
      if (weights[g] != 0.0) loss += weights[g] * objective_.losses(at(u), g).mean().item<double>();
    return loss;
  }

  void note(double loss, const torch::Tensor& u, std::vector<double>& losses, torch::Tensor& best) const {
    if (losses.empty() || loss > *std::max_element(losses.begin(), losses.end())) best = u;
    losses.push_back(loss);
  }

  SharpnessObjective& objective_;
  Scope scope_;
  double rho_;
  torch::Tensor scale_, theta_;
};

/// Increase of each face of the scope, from the centre to theta.
std::vector<Sample> increases(SharpnessObjective& objective, const Scope& scope, const torch::Tensor& theta,
                              const std::vector<Sample>& centre) {
  std::vector<Sample> samples;
  size_t place = 0;
  for (size_t g = 0; g < objective.groups().size(); ++g) {
    const FaceGroup& group = objective.groups()[g];
    if (scope.contains(group.domain)) {
      const torch::Tensor losses = objective.losses(theta, g);
      for (int64_t i = 0; i < losses.numel(); ++i)
        samples.push_back({group.domain, 1.0, losses[i].item<double>() - centre[place + static_cast<size_t>(i)].value});
    }
    place += group.faces.size();
  }
  return samples;
}

}  // namespace

SamSharpness measureSam(SharpnessObjective& objective, const Scope& scope, const SharpnessOptions& options, bool adaptive,
                        uint64_t seed, const std::vector<Sample>& centre) {
  const torch::Tensor theta = objective.centre();
  Ascent ascent(objective, scope, options.rho, adaptive ? objective.adaptiveScale() : torch::ones_like(theta));
  const double loss = meanOver(scope, centre).value;
  SamSharpness result;
  for (int64_t start = 0; start < options.ascentStarts; ++start) {
    std::vector<double> losses;
    const torch::Tensor from = start == 0 ? torch::zeros_like(theta) : pointOfSphere(theta, options.rho, seed, start);
    const torch::Tensor best = ascent.climb(from, options.ascentSteps, losses);
    const double increase = *std::max_element(losses.begin(), losses.end()) - loss;
    if (start == 0) result.firstStep = losses.front() - loss;
    if (result.starts.empty() || increase > *std::max_element(result.starts.begin(), result.starts.end())) {
      const FaceMean mean = meanOver(scope, increases(objective, scope, ascent.at(best), centre));
      result.increase = mean.value;
      result.faceError = mean.faceError;
    }
    result.starts.push_back(increase);
  }
  return result;
}

}  // namespace gacfas
