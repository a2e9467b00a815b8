#include "core/sharpness/NetworkObjective.h"

#include "core/loss/ClassificationLoss.h"
#include "core/tensor/Device.h"

namespace gacfas {

namespace {

torch::Tensor joinedFlat(const TensorList& tensors) {
  TensorList flat;
  for (const torch::Tensor& tensor : tensors) flat.push_back(tensor.detach().contiguous().view({-1}));
  return torch::cat(flat);
}

/// Views of a flat vector in the shapes of the parameters.
TensorList parted(const torch::Tensor& flat, const TensorList& parameters) {
  TensorList parts;
  int64_t place = 0;
  for (const torch::Tensor& parameter : parameters) {
    parts.push_back(flat.narrow(0, place, parameter.numel()).view(parameter.sizes()));
    place += parameter.numel();
  }
  return parts;
}

TensorList valuesOf(const NamedTensors& named) {
  TensorList values;
  for (const auto& entry : named) values.push_back(entry.second);
  return values;
}

}  // namespace

/// theta in the place of the network's weights for its life.
class NetworkObjective::Moved {
public:
  Moved(NetworkObjective& objective, const torch::Tensor& theta) : objective_(objective) { put(theta); }
  ~Moved() { put(objective_.centre_); }
  Moved(const Moved&) = delete;
  Moved& operator=(const Moved&) = delete;

private:
  void put(const torch::Tensor& theta) {
    const torch::NoGradGuard noGrad;
    torch::_foreach_copy_(objective_.parameters_, parted(theta, objective_.parameters_));
  }

  NetworkObjective& objective_;
};

NetworkObjective::NetworkObjective(FasNet net, const LandscapeFaces& faces, const SurfaceSettings& settings)
    : net_(std::move(net)),
      settings_(settings),
      groups_(groupFaces(faces.domains, faces.domainNames.size(), settings.batchSize)),
      domains_(faces.domainNames.size()),
      named_(parametersOf(net_)),
      parameters_(valuesOf(named_)),
      centre_(joinedFlat(parameters_)) {
  const torch::Tensor labels = torch::tensor(faces.labels, torch::kInt64);
  withMemoryAdvice("take fewer faces (--set landscape.faces=N), or the CPU (--set system.device=cpu)", [&] {
    for (const FaceGroup& group : groups_) {
      const torch::Tensor rows = torch::tensor(group.faces, torch::kInt64);
      images_.push_back(
          faces.images.index_select(0, rows).to(centre_.options()).contiguous(torch::MemoryFormat::ChannelsLast));
      labels_.push_back(labels.index_select(0, rows).to(centre_.device()));
    }
  });
}

torch::Tensor NetworkObjective::adaptiveScale() const {
  TensorList scale;
  for (const auto& [name, value] : named_)
    scale.push_back(name.find("weight") != std::string::npos ? value.detach().abs()
                                                             : torch::ones_like(value.detach()));
  return joinedFlat(scale);
}

torch::Tensor NetworkObjective::lossesHere(size_t group) {
  const FasOutput output = net_->forward(images_[group], BatchStatistics::Running);
  return classificationLosses(output.logits, labels_[group], settings_.loss, settings_.logitScale);
}

torch::Tensor NetworkObjective::losses(const torch::Tensor& theta, size_t group) {
  const Moved moved(*this, theta);
  const torch::NoGradGuard noGrad;
  return lossesHere(group).to(torch::kCPU, torch::kFloat64);
}

SharpnessObjective::Slope NetworkObjective::slope(const torch::Tensor& theta, size_t group) {
  const Moved moved(*this, theta);
  const torch::AutoGradMode gradients(true);  // whatever the caller has switched off
  const torch::Tensor losses = lossesHere(group);
  const TensorList slopes = torch::autograd::grad({losses.mean()}, parameters_);
  return {losses.detach().to(torch::kCPU, torch::kFloat64), joinedFlat(slopes)};
}

/// grad (grad l . v): the gradient is kept as a graph and differentiated once more (Pearlmutter 1994).
torch::Tensor NetworkObjective::hessianTimes(const torch::Tensor& v, size_t group) {
  const torch::AutoGradMode withGraph(true);
  torch::Tensor product;
  withMemoryAdvice("take a smaller batch (--set landscape.batch_size=N)", [&] {
    const TensorList gradients =
        torch::autograd::grad({lossesHere(group).mean()}, parameters_, {}, /*retain_graph=*/true, /*create_graph=*/true);
    product = joinedFlat(torch::autograd::grad(gradients, parameters_, parted(v, parameters_)));
  });
  return product;
}

TensorList axisFromFlat(const torch::Tensor& flat, FasNet net) {
  TensorList axis = parted(flat.detach().to(torch::kCPU, torch::kFloat32), valuesOf(parametersOf(net)));
  for (torch::Tensor& tensor : axis) tensor = tensor.clone();
  return axis;
}

DirectionSource filterNormalisedDirections(FasNet net, uint64_t seed) {
  const TensorList weights = copyOf(valuesOf(parametersOf(net)));
  return [weights, seed](int64_t number) {
    TensorList direction = drawNoise(weights, seed, static_cast<uint64_t>(number));
    for (size_t i = 0; i < weights.size(); ++i) normaliseByFilter(direction[i], weights[i], /*ignoreBiasBn=*/true);
    return joinedFlat(direction).to(weights.front().options());
  };
}

}  // namespace gacfas
