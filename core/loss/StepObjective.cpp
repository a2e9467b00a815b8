#include "core/loss/StepObjective.h"

#include "core/loss/ClassificationLoss.h"
#include "core/loss/SupConLoss.h"
#include "core/tensor/Normalise.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

void checkRange(const torch::Tensor& values, int64_t count, const std::string& name) {
  const torch::Tensor wrong = (values < 0).logical_or(values >= count);
  if (!wrong.any().item<bool>()) return;
  const int64_t first = values.masked_select(wrong)[0].item<int64_t>();
  throw InputError("the batch's " + name + " must lie in 0.." + std::to_string(count - 1) + ", found " + std::to_string(first));
}

torch::Tensor twice(const torch::Tensor& perFace) { return torch::cat({perFace, perFace}); }

}  // namespace

LossSettings lossSettings(const Config& config) {
  return {config.train.loss, config.train.logitScale, config.train.lambdaContrast, config.sourceDomains()};
}

StepObjective::StepObjective(FasNet net, const NamedTensors& parameters, const FaceBatch& batch,
                             const LossSettings& settings)
    : net_(std::move(net)), settings_(settings) {
  for (const auto& [name, parameter] : parameters) {
    names_.push_back(name);
    parameters_.push_back(parameter);
  }
  const torch::Tensor labels = batch.labels.cpu();
  const torch::Tensor domains = batch.domains.cpu();
  checkRange(labels, 2, "labels");
  checkRange(domains, settings_.domains, "domains");
  const torch::Tensor anyParameter = net_->parameters().front();
  const torch::Device device = anyParameter.device();
  images_ = normalisedImages(batch.images, batch.fills, anyParameter.options());
  labels_ = twice(labels).to(device);
  classIds_ = twice(10 * domains + labels).to(device);
  const torch::Tensor rowDomains = twice(domains);
  for (int64_t k = 0; k < settings_.domains; ++k) {
    const torch::Tensor rows = (rowDomains == k).nonzero().flatten();
    rowsOf_.push_back(rows.numel() > 0 ? rows.to(device) : torch::Tensor());
  }
}

int64_t StepObjective::presentDomains() const {
  int64_t count = 0;
  for (int64_t k = 0; k < domains(); ++k) count += present(k) ? 1 : 0;
  return count;
}

FasOutput StepObjective::forward(BatchStatistics statistics) {
  ++passes_.forward;
  return net_->forward(images_, statistics);
}

torch::Tensor StepObjective::lossOfDomain(const torch::Tensor& perSample, int64_t domain) const {
  return perSample.index_select(0, rowsOf_[static_cast<size_t>(domain)]).mean() / static_cast<double>(settings_.domains);
}

torch::Tensor StepObjective::lossOfAll(const torch::Tensor& perSample) const {
  torch::Tensor sum = torch::zeros({}, perSample.options());
  for (int64_t k = 0; k < domains(); ++k)
    if (present(k)) sum = sum + lossOfDomain(perSample, k);
  return sum;
}

void StepObjective::forwardAtTheta() {
  const FasOutput out = forward(BatchStatistics::Update);
  const torch::Tensor perSample = classificationLosses(out.logits, labels_, settings_.kind, settings_.logitScale);
  domainLosses_.assign(static_cast<size_t>(domains()), {});
  classificationLoss_ = torch::zeros({}, perSample.options());
  for (int64_t k = 0; k < domains(); ++k) {
    if (!present(k)) continue;
    domainLosses_[static_cast<size_t>(k)] = lossOfDomain(perSample, k);
    classificationLoss_ = classificationLoss_ + domainLosses_[static_cast<size_t>(k)];
  }
  contrastiveLoss_ = settings_.lambdaContrast * supConLoss(out.features, classIds_);
  accuracy_ = accuracy(out.logits, labels_);
}

TensorList StepObjective::gradient(const torch::Tensor& loss, bool keepGraph) {
  ++passes_.backward;
  if (!loss.requires_grad()) return zerosLike(parameters_);  // the contrastive loss while the head alone is trained
  TensorList gradients = torch::autograd::grad({loss}, parameters_, {}, keepGraph, false, /*allow_unused=*/true);
  for (size_t i = 0; i < gradients.size(); ++i)
    if (!gradients[i].defined()) gradients[i] = torch::zeros_like(parameters_[i]);
  return gradients;
}

TensorList StepObjective::domainGradient(int64_t domain) {
  return gradient(domainLosses_[static_cast<size_t>(domain)], true);
}

TensorList StepObjective::classificationGradient() { return gradient(classificationLoss_, true); }

TensorList StepObjective::contrastiveGradient(bool lastUse) { return gradient(contrastiveLoss_, !lastUse); }

TensorList StepObjective::jointGradient(double classificationScale) {
  return gradient(classificationScale * classificationLoss_ + contrastiveLoss_, false);
}

LossAndGradient StepObjective::classificationHere() {
  const FasOutput out = forward(BatchStatistics::Batch);
  const torch::Tensor loss = lossOfAll(classificationLosses(out.logits, labels_, settings_.kind, settings_.logitScale));
  return {loss.detach(), gradient(loss, false)};
}

LossAndGradient StepObjective::domainHere(int64_t domain) {
  const FasOutput out = forward(BatchStatistics::Batch);
  const torch::Tensor loss =
      lossOfDomain(classificationLosses(out.logits, labels_, settings_.kind, settings_.logitScale), domain);
  return {loss.detach(), gradient(loss, false)};
}

}  // namespace gacfas
