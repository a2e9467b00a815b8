#include "core/landscape/PlaneWeights.h"

#include "core/model/Autocast.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

/// Tensors of the network that a point has of its own.
TensorList movedTensors(FasNet& net, const Plane& plane, const PlaneNetworkSettings& settings) {
  const NamedTensors parameters = parametersOf(net), states = statesOf(net);
  for (const TensorList* axis : {&plane.x, &plane.y})
    if (!axis->empty() && axis->size() != parameters.size() && axis->size() != states.size())
      throw Error("a direction has " + std::to_string(axis->size()) + " tensors, the network has " +
                  std::to_string(parameters.size()) + " parameters");
  const bool all = settings.statistics == PlaneStatistics::Reestimated || plane.x.size() == states.size() ||
                   plane.y.size() == states.size();
  TensorList tensors;
  for (const auto& [name, tensor] : all ? states : parameters) tensors.push_back(tensor);
  return tensors;
}

/// Puts batch norm's counters of batches, which an update moves, back at the end of its life.
class KeptCounters {
public:
  explicit KeptCounters(FasNet& net) {
    for (const torch::Tensor& buffer : net->buffers())
      if (!buffer.is_floating_point()) kept_.emplace_back(buffer, buffer.clone());
  }
  ~KeptCounters() {
    for (auto& [buffer, value] : kept_) buffer.copy_(value);
  }
  KeptCounters(const KeptCounters&) = delete;
  KeptCounters& operator=(const KeptCounters&) = delete;

private:
  std::vector<std::pair<torch::Tensor, torch::Tensor>> kept_;
};

}  // namespace

/// Puts the point's tensors in the place of the network's own for its life.
class PlaneWeights::Attached {
public:
  explicit Attached(PlaneWeights& weights) : weights_(weights) {
    for (size_t i = 0; i < weights_.tensors_.size(); ++i) {
      originals_.push_back(weights_.tensors_[i].detach());
      weights_.tensors_[i].set_data(weights_.flat_.point()[i]);
    }
  }
  ~Attached() {
    for (size_t i = 0; i < originals_.size(); ++i) weights_.tensors_[i].set_data(originals_[i]);
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

private:
  PlaneWeights& weights_;
  TensorList originals_;
};

PlaneWeights::PlaneWeights(FasNet net, const Plane& plane, const PlaneNetworkSettings& settings)
    : net_(std::move(net)),
      settings_(settings),
      tensors_(movedTensors(net_, plane, settings)),
      flat_(tensors_, plane.x, plane.y) {}

void PlaneWeights::moveTo(double a, double b) {
  flat_.moveTo(a, b);
}

FasOutput PlaneWeights::compute(const torch::Tensor& images, BatchStatistics statistics) {
  if (settings_.precision == Precision::Fp32) return net_->forward(images, statistics);
  const Bf16Autocast autocast(images.device().type());
  return net_->forward(images, statistics);
}

void PlaneWeights::settle(const torch::Tensor& images, int64_t batchSize) {
  if (settings_.statistics != PlaneStatistics::Reestimated) return;
  const torch::NoGradGuard noGrad;
  const Attached attached(*this);
  const KeptCounters counters(net_);
  const TensorList& point = flat_.point();
  const size_t parameters = net_->parameters().size();
  TensorList sums;
  for (size_t i = parameters; i < point.size(); ++i) sums.push_back(torch::zeros_like(point[i]));
  // An update mixes a batch's statistics s into running ones r as 0.9 r + 0.1 s: from r = 0 it leaves 0.1 s.
  constexpr double kMomentum = 0.1;
  for (int64_t start = 0; start < images.size(0); start += batchSize) {
    const int64_t size = std::min(batchSize, images.size(0) - start);
    for (size_t i = parameters; i < point.size(); ++i) torch::Tensor(point[i]).zero_();
    compute(images.narrow(0, start, size), BatchStatistics::Update);
    const double weight = static_cast<double>(size) / static_cast<double>(images.size(0)) / kMomentum;
    for (size_t i = 0; i < sums.size(); ++i) sums[i].add_(point[parameters + i], weight);
  }
  for (size_t i = 0; i < sums.size(); ++i) torch::Tensor(point[parameters + i]).copy_(sums[i]);
}

FasOutput PlaneWeights::forward(const torch::Tensor& images) {
  const Attached attached(*this);
  const c10::InferenceMode inference;
  FasOutput output = compute(images, BatchStatistics::Running);
  return {output.logits.to(torch::promoteTypes(output.logits.scalar_type(), torch::kFloat32)), output.features};
}

}  // namespace gacfas
