#pragma once

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas::test {

/// l_i(theta) = (theta - m)' A_k (theta - m) / 2 + b' (theta - m) + c_i for face i of domain k: everything that
/// sharpness measures has a closed form.
class Quadratic : public SharpnessObjective {
public:
  /// `hessians` [P, P] float64, one a domain; `facesOfDomain` faces in each, in groups of two.
  Quadratic(std::vector<torch::Tensor> hessians, torch::Tensor slope, int64_t facesOfDomain)
      : hessians_(std::move(hessians)), slope_(std::move(slope)) {
    for (size_t domain = 0; domain < hessians_.size(); ++domain)
      for (int64_t face = 0; face < facesOfDomain; face += 2)
        groups_.push_back({domain, {face, face + 1}});
  }

  const std::vector<FaceGroup>& groups() const override { return groups_; }
  size_t domains() const override { return hessians_.size(); }
  torch::Tensor centre() const override { return torch::linspace(-1.0, 2.0, slope_.numel(), torch::kFloat64); }
  torch::Tensor adaptiveScale() const override { return centre().abs(); }
  torch::Tensor losses(const torch::Tensor& theta, size_t group) override {
    const torch::Tensor d = theta - centre();
    const torch::Tensor shared = 0.5 * d.dot(hessian(group).mv(d)) + slope_.dot(d);
    return shared + torch::tensor({0.5, 1.5}, torch::kFloat64);
  }
  Slope slope(const torch::Tensor& theta, size_t group) override {
    return {losses(theta, group), hessian(group).mv(theta - centre()) + slope_};
  }
  torch::Tensor hessianTimes(const torch::Tensor& v, size_t group) override {
    ++products;
    return hessian(group).mv(v);
  }

  int64_t products = 0;

private:
  const torch::Tensor& hessian(size_t group) const { return hessians_[groups_[group].domain]; }

  std::vector<torch::Tensor> hessians_;
  torch::Tensor slope_;
  std::vector<FaceGroup> groups_;
};

/// Symmetric with the given eigenvalues, in a random basis.
inline torch::Tensor symmetric(const torch::Tensor& eigenvalues, int64_t seed) {
  torch::manual_seed(seed);
  const int64_t n = eigenvalues.numel();
  const torch::Tensor q = std::get<0>(torch::linalg_qr(torch::randn({n, n}, torch::kFloat64)));
  return q.mm(torch::diag(eigenvalues)).mm(q.t());
}

inline torch::Tensor values(std::initializer_list<double> list) {
  return torch::tensor(std::vector<double>(list), torch::kFloat64);
}

}  // namespace gacfas::test
