#pragma once

#include <functional>
#include <string>

#include "core/sharpness/SharpnessObjective.h"

namespace gacfas {

/// What a measurement sends through the network, in forward passes of one face: a gradient counts as 3, a
/// Hessian-vector product as 15 (measured for ResNet-18 on a CPU).
namespace sharpness_cost {
constexpr int64_t kForward = 1;
constexpr int64_t kGradient = 3;
constexpr int64_t kHessian = 15;
}  // namespace sharpness_cost

/// Called after every pass with its cost, with the name of what is being measured. May throw to end the work.
using PassHook = std::function<void(const std::string& what, int64_t cost)>;

/// Another objective that tells of every pass.
class WatchedObjective : public SharpnessObjective {
public:
  WatchedObjective(SharpnessObjective& inner, const PassHook& hook) : inner_(inner), hook_(hook) {}

  void setWhat(std::string what) { what_ = std::move(what); }

  const std::vector<FaceGroup>& groups() const override { return inner_.groups(); }
  size_t domains() const override { return inner_.domains(); }
  torch::Tensor centre() const override { return inner_.centre(); }
  torch::Tensor adaptiveScale() const override { return inner_.adaptiveScale(); }
  torch::Tensor losses(const torch::Tensor& theta, size_t group) override {
    return told(inner_.losses(theta, group), group, sharpness_cost::kForward);
  }
  Slope slope(const torch::Tensor& theta, size_t group) override {
    return told(inner_.slope(theta, group), group, sharpness_cost::kGradient);
  }
  torch::Tensor hessianTimes(const torch::Tensor& v, size_t group) override {
    return told(inner_.hessianTimes(v, group), group, sharpness_cost::kHessian);
  }

private:
  template <class Result>
  Result told(Result result, size_t group, int64_t cost) const {
    if (hook_) hook_(what_, cost * static_cast<int64_t>(groups()[group].faces.size()));
    return result;
  }

  SharpnessObjective& inner_;
  const PassHook& hook_;
  std::string what_;
};

}  // namespace gacfas
