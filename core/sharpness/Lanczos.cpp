#include "core/sharpness/Lanczos.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

namespace {

torch::Tensor randomVector(const torch::Tensor& like, uint64_t seed, int64_t number) {
  constexpr uint64_t kStream = 0x6c616e637a6f7321;  // "lanczos!"
  return drawNormal(like, {kStream, seed, static_cast<uint64_t>(number)});
}

/// The Krylov basis with the tridiagonal matrix that the operator is in it.
class Krylov {
public:
  Krylov(const torch::Tensor& like, int64_t maxSteps, uint64_t seed)
      : like_(like), seed_(seed), basis_(torch::empty({maxSteps, like.numel()}, like.options().requires_grad(false))) {
    precision_ = like.scalar_type() == torch::kFloat64 ? std::numeric_limits<double>::epsilon()
                                                       : std::numeric_limits<float>::epsilon();
    const torch::Tensor start = randomVector(like_, seed_, 0);
    basis_[0].copy_(start / start.norm());
  }

  int64_t steps() const { return static_cast<int64_t>(alpha_.size()); }
  double lastBeta() const { return beta_.back(); }
  bool exhausted() const { return beta_.back() == 0.0; }

  void step(const LinearOperator& apply) {
    const int64_t j = steps();
    torch::Tensor next = apply(basis_[j]);
    alpha_.push_back(torch::dot(basis_[j], next).item<double>());
    scale_ = std::max(scale_, next.norm().item<double>());
    orthogonalise(next, j + 1);
    double beta = next.norm().item<double>();
    const bool ended = beta <= 100.0 * precision_ * scale_;
    if (ended && j + 1 < basis_.size(0) && j + 1 < like_.numel()) next = fresh(j + 1, beta);
    beta_.push_back(ended ? 0.0 : beta);
    if (j + 1 < basis_.size(0) && j + 1 < like_.numel()) basis_[j + 1].copy_(next / beta);
  }

  /// Eigenvalues, rising, and eigenvectors in the columns, float64 on the CPU.
  std::pair<torch::Tensor, torch::Tensor> eigen() const {
    const int64_t m = steps();
    torch::Tensor matrix = torch::zeros({m, m}, torch::kFloat64);
    auto entry = matrix.accessor<double, 2>();
    for (int64_t i = 0; i < m; ++i) {
      entry[i][i] = alpha_[static_cast<size_t>(i)];
      if (i + 1 < m) entry[i][i + 1] = entry[i + 1][i] = beta_[static_cast<size_t>(i)];
    }
    const auto [values, vectors] = torch::linalg_eigh(matrix);
    return {values, vectors};
  }

  torch::Tensor vector(const torch::Tensor& coefficients) const {
    const torch::Tensor v = torch::mv(basis_.narrow(0, 0, steps()).t(), coefficients.to(basis_.options()));
    return v / v.norm();
  }

private:
  void orthogonalise(torch::Tensor& v, int64_t count) const {
    const torch::Tensor rows = basis_.narrow(0, 0, count);
    for (int pass = 0; pass < 2; ++pass) v = v - torch::mv(rows.t(), torch::mv(rows, v));
  }

  torch::Tensor fresh(int64_t count, double& norm) const {
    torch::Tensor v = randomVector(like_, seed_, count);
    orthogonalise(v, count);
    norm = v.norm().item<double>();
    return v;
  }

  torch::Tensor like_;
  uint64_t seed_;
  torch::Tensor basis_;
  double precision_ = 0.0, scale_ = 0.0;
  std::vector<double> alpha_, beta_;  ///< beta_[j] couples vector j with the next one
};

/// Whether beta |s| of each wanted Ritz vector, s its last coefficient (Paige 1971), is within the tolerance.
bool closeEnough(const Krylov& krylov, const torch::Tensor& values, const torch::Tensor& vectors,
                 const LanczosSettings& settings) {
  const int64_t m = krylov.steps();
  if (m < settings.wanted || krylov.exhausted()) return false;
  const double greatest = values.abs().max().item<double>();
  for (int64_t i = m - settings.wanted; i < m; ++i)
    if (krylov.lastBeta() * std::abs(vectors[m - 1][i].item<double>()) > settings.tolerance * greatest) return false;
  return true;
}

}  // namespace

LanczosResult lanczos(const LinearOperator& apply, const torch::Tensor& like, const LanczosSettings& settings) {
  const torch::NoGradGuard noGrad;
  const int64_t most = std::min(settings.maxSteps, like.numel());
  Krylov krylov(like, most, settings.seed);
  LanczosResult result;
  torch::Tensor values, vectors;
  while (krylov.steps() < most && !result.converged) {
    krylov.step(apply);
    std::tie(values, vectors) = krylov.eigen();
    result.converged = krylov.steps() == like.numel() || closeEnough(krylov, values, vectors, settings);
  }
  result.steps = krylov.steps();
  const auto pair = [&](int64_t i) {
    return RitzPair{values[i].item<double>(), krylov.vector(vectors.select(1, i))};
  };
  for (int64_t i = 0; i < std::min(settings.wanted, result.steps); ++i)
    result.largest.push_back(pair(result.steps - 1 - i));
  result.least = pair(0);
  return result;
}

}  // namespace gacfas
