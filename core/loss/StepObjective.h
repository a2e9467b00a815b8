#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/model/FasNet.h"
#include "core/tensor/FaceBatch.h"
#include "core/tensor/TensorList.h"
#include "core/tensor/Torch.h"

namespace gacfas {

struct LossSettings {
  LossKind kind = LossKind::Bce;
  double logitScale = 12.0;       ///< s
  double lambdaContrast = 0.2;    ///< lambda
  int64_t domains = 3;            ///< K, the number of source domains
};

/// The losses that a config asks for.
LossSettings lossSettings(const Config& config);

/// How often a step went through the network; what a benchmark's FLOPs are counted from.
struct PassCount {
  int64_t forward = 0;
  int64_t backward = 0;
};

/// Loss at some weights and its gradient with respect to the trained parameters.
struct LossAndGradient {
  torch::Tensor loss;     ///< 0-d
  TensorList gradient;    ///< like parameters(); zeros where the loss does not depend on one
};

/// The losses of one training step as functions of the network's weights, whatever these are at the moment of the call
/// (method.md, Losses). l_k includes its 1/K, F includes lambda. Minimisers see a step only through this.
class StepObjective {
 public:
  /// `parameters` are the trained tensors; the batch may be on the CPU. Throws InputError when a label or domain number
  /// is out of range.
  StepObjective(FasNet net, const NamedTensors& parameters, const FaceBatch& batch, const LossSettings& settings);

  /// The first forward, at theta: running statistics move. Must come before domainGradient and the like.
  void forwardAtTheta();
  TensorList domainGradient(int64_t domain);                 ///< g_k = grad l_k(theta)
  TensorList classificationGradient();                       ///< g = grad L(theta)
  TensorList contrastiveGradient(bool lastUse);              ///< grad F(theta)
  TensorList jointGradient(double classificationScale);      ///< grad (scale * L + F)(theta), in one pass; frees the graph

  /// L and its gradient at the weights as they are now: a forward and a backward pass, running statistics untouched.
  LossAndGradient classificationHere();
  /// l_k and its gradient at the weights as they are now.
  LossAndGradient domainHere(int64_t domain);

  const TensorList& parameters() const { return parameters_; }
  const std::vector<std::string>& names() const { return names_; }
  int64_t domains() const { return settings_.domains; }
  bool present(int64_t domain) const { return rowsOf_[static_cast<size_t>(domain)].defined(); }
  int64_t presentDomains() const;

  /// Values at theta, after forwardAtTheta.
  torch::Tensor domainLoss(int64_t domain) const { return domainLosses_[static_cast<size_t>(domain)]; }  ///< l_k
  torch::Tensor classificationLoss() const { return classificationLoss_; }   ///< L
  torch::Tensor contrastiveLoss() const { return contrastiveLoss_; }         ///< F
  torch::Tensor accuracyAtTheta() const { return accuracy_; }
  const PassCount& passes() const { return passes_; }

 private:
  FasOutput forward(BatchStatistics statistics);
  torch::Tensor lossOfDomain(const torch::Tensor& perSample, int64_t domain) const;
  torch::Tensor lossOfAll(const torch::Tensor& perSample) const;
  TensorList gradient(const torch::Tensor& loss, bool keepGraph);

  FasNet net_;
  TensorList parameters_;
  std::vector<std::string> names_;
  LossSettings settings_;
  torch::Tensor images_;                ///< [2B, 3, S, S]
  torch::Tensor labels_;                ///< [2B]
  torch::Tensor classIds_;              ///< [2B], 10 * domain + label
  std::vector<torch::Tensor> rowsOf_;   ///< per domain, row numbers in the batch; undefined when absent
  std::vector<torch::Tensor> domainLosses_;
  torch::Tensor classificationLoss_, contrastiveLoss_, accuracy_;
  PassCount passes_;
};

}  // namespace gacfas
