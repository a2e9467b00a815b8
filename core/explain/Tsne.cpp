#include "core/explain/Tsne.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

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

/// Forces on one point, summed over the others.
struct Force {
  double attractX = 0.0, attractY = 0.0, repelX = 0.0, repelY = 0.0, kernel = 0.0;
};

Force forceOn(int64_t point, const float* p, const float* places, int64_t count) {
  Force force;
  const float x = places[2 * point], y = places[2 * point + 1];
  for (int64_t other = 0; other < count; ++other) {
    const float dx = x - places[2 * other], dy = y - places[2 * other + 1];
    const float kernel = 1.0F / (1.0F + dx * dx + dy * dy), pull = p[other] * kernel, push = kernel * kernel;
    force.attractX += pull * dx;
    force.attractY += pull * dy;
    force.repelX += push * dx;
    force.repelY += push * dy;
    force.kernel += kernel;
  }
  force.kernel -= 1.0;  // itself
  return force;
}

}  // namespace

torch::Tensor tsneGradient(const torch::Tensor& p, const torch::Tensor& places, double exaggeration) {
  const int64_t count = places.size(0);
  const float* pairs = p.const_data_ptr<float>();
  const float* points = places.const_data_ptr<float>();
  std::vector<Force> forces(static_cast<size_t>(count));
  at::parallel_for(0, count, 64, [&](int64_t first, int64_t last) {
    for (int64_t i = first; i < last; ++i)
      forces[static_cast<size_t>(i)] = forceOn(i, pairs + i * count, points, count);
  });
  double kernels = 0.0;
  for (const Force& force : forces) kernels += force.kernel;
  torch::Tensor gradient = torch::empty_like(places);
  float* values = gradient.data_ptr<float>();
  for (const Force& force : forces) {
    *values++ = static_cast<float>(4.0 * (exaggeration * force.attractX - force.repelX / kernels));
    *values++ = static_cast<float>(4.0 * (exaggeration * force.attractY - force.repelY / kernels));
  }
  return gradient;
}

torch::Tensor neighbourProbabilities(const torch::Tensor& distances, double perplexity) {
  const int64_t count = distances.size(0);
  const double wanted = std::log(perplexity);
  torch::Tensor low = torch::zeros({count, 1}, torch::kFloat64);
  torch::Tensor high = torch::full({count, 1}, INFINITY, torch::kFloat64);
  // 1 / variance; from the mean distance, so that few steps are needed whatever the scale.
  torch::Tensor beta = (distances.sum(1, true) / static_cast<double>(count)).clamp_min(1e-12).reciprocal();
  torch::Tensor probabilities;
  // The nearest neighbour's distance is taken off: else all weights of a far row would be 0.
  torch::Tensor others = distances.clone().fill_diagonal_(INFINITY);
  others = others - std::get<0>(others.min(1, true));
  for (int step = 0; step < 50; ++step) {
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
      ((conditional + conditional.t()) / (2.0 * static_cast<double>(count))).clamp_min_(1e-12).to(torch::kFloat32).contiguous();
  torch::Tensor start = reduced.slice(1, 0, 2);
  start = start / start.select(1, 0).std().clamp_min(1e-12) * 1e-4;
  Descent descent(start.to(torch::kFloat32).contiguous(),
                  std::max(static_cast<double>(count) / options.exaggeration / 4.0, 50.0));
  Progress reported;
  reported.phase = "t-SNE";
  reported.unit = "iteration";
  reported.total = options.iterations;
  for (int64_t iteration = 0; iteration < options.iterations; ++iteration) {
    control.throwIfStopped();
    const bool isEarly = iteration < options.exaggerated;
    const double exaggeration = isEarly ? options.exaggeration : 1.0;
    descent.step(tsneGradient(joint, descent.places(), exaggeration), isEarly ? 0.5 : 0.8);
    reported.done = iteration + 1;
    if (progress) progress(reported);
  }
  return descent.places().to(torch::kFloat64);
}

}  // namespace gacfas
