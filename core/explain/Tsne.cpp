#include "core/explain/Tsne.h"

#include <algorithm>
#include <cmath>

#include "core/explain/PrincipalComponents.h"

namespace gacfas {

namespace {

torch::Tensor squaredDistances(const torch::Tensor& rows) {
  const torch::Tensor squares = rows.square().sum(1, true);
  return (squares + squares.t() - 2.0 * torch::matmul(rows, rows.t())).clamp_min_(0.0).fill_diagonal_(0.0);
}

/// Gradient descent with momentum and a gain a coordinate (section 3.4 there).
class Descent {
public:
  Descent(torch::Tensor start, double rate)
      : places_(std::move(start)),
        velocity_(torch::zeros_like(places_)),
        gains_(torch::ones_like(places_)),
        rate_(rate) {}

  void step(const torch::Tensor& gradient, double momentum) {
    const torch::Tensor sameSign = gradient.sign() == velocity_.sign();
    gains_ = torch::where(sameSign, gains_ * 0.8, gains_ + 0.2).clamp_min_(0.01);
    velocity_ = momentum * velocity_ - rate_ * gains_ * gradient;
    places_ = places_ + velocity_;
    places_ = places_ - places_.mean(0, true);
  }
  const torch::Tensor& places() const { return places_; }

private:
  torch::Tensor places_, velocity_, gains_;
  double rate_;
};

/// dC/dy (eq. 5) for joint probabilities `p`.
torch::Tensor costGradient(const torch::Tensor& p, const torch::Tensor& places) {
  const torch::Tensor kernel = squaredDistances(places).add_(1.0).reciprocal_().fill_diagonal_(0.0);
  const torch::Tensor q = (kernel / kernel.sum()).clamp_min_(1e-12);
  const torch::Tensor force = (p - q).mul_(kernel);
  return 4.0 * (force.sum(1, true) * places - torch::matmul(force, places));
}

}  // namespace

torch::Tensor neighbourProbabilities(const torch::Tensor& distances, double perplexity) {
  const int64_t count = distances.size(0);
  const double wanted = std::log(perplexity);
  torch::Tensor low = torch::zeros({count, 1}, torch::kFloat64);
  torch::Tensor high = torch::full({count, 1}, INFINITY, torch::kFloat64);
  // 1 / variance; from the mean distance, so that few steps are needed whatever the scale.
  torch::Tensor beta = (distances.sum(1, true) / static_cast<double>(count)).clamp_min(1e-12).reciprocal();
  torch::Tensor probabilities;
  for (int step = 0; step < 60; ++step) {
    // The nearest neighbour's distance is taken off: else all weights of a far row would be 0.
    torch::Tensor others = distances.clone().fill_diagonal_(INFINITY);
    others = others - std::get<0>(others.min(1, true));
    const torch::Tensor weights = (-others * beta).exp().fill_diagonal_(0.0);
    probabilities = weights / weights.sum(1, true);
    const torch::Tensor entropy = -torch::xlogy(probabilities, probabilities).sum(1, true);
    const torch::Tensor isWide = entropy > wanted;
    low = torch::where(isWide, beta, low);
    high = torch::where(isWide, high, beta);
    beta = torch::where(high.isinf(), beta * 2.0, (low + high.masked_fill(high.isinf(), 0.0)) / 2.0);
  }
  return probabilities;
}

torch::Tensor tsne(const torch::Tensor& rows, const TsneOptions& options, const JobControl& control,
                   const ProgressSink& progress) {
  const torch::NoGradGuard noGrad;
  const int64_t count = rows.size(0);
  if (count < 5) return principalComponents(rows, 2);
  const torch::Tensor reduced = principalComponents(rows, std::min(options.firstComponents, rows.size(1)));
  const double perplexity = std::min(options.perplexity, static_cast<double>(count - 1) / 3.0);
  const torch::Tensor conditional = neighbourProbabilities(squaredDistances(reduced), perplexity);
  // Single precision from here: the places need no more, and it halves the time.
  const torch::Tensor joint =
      ((conditional + conditional.t()) / (2.0 * static_cast<double>(count))).clamp_min_(1e-12).to(torch::kFloat32);
  torch::Tensor start = reduced.slice(1, 0, 2);
  start = start / start.select(1, 0).std().clamp_min(1e-12) * 1e-4;
  Descent descent(start.to(torch::kFloat32),
                  std::max(static_cast<double>(count) / options.exaggeration / 4.0, 50.0));
  Progress reported;
  reported.phase = "t-SNE";
  reported.unit = "iteration";
  reported.total = options.iterations;
  for (int64_t iteration = 0; iteration < options.iterations; ++iteration) {
    control.throwIfStopped();
    const bool isEarly = iteration < options.exaggerated;
    const torch::Tensor attraction = isEarly ? joint * options.exaggeration : joint;
    descent.step(costGradient(attraction, descent.places()), isEarly ? 0.5 : 0.8);
    reported.done = iteration + 1;
    if (progress) progress(reported);
  }
  return descent.places().to(torch::kFloat64);
}

}  // namespace gacfas
