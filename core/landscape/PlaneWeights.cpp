#include "core/landscape/PlaneWeights.h"

#include "core/types/Error.h"

namespace gacfas {

namespace {

void requireFit(const NamedTensors& parameters, const TensorList& axis) {
  if (axis.size() != parameters.size())
    throw Error("a direction has " + std::to_string(axis.size()) + " tensors, the network " +
                std::to_string(parameters.size()));
  for (size_t i = 0; i < axis.size(); ++i)
    if (axis[i].sizes() != parameters[i].second.sizes())
      throw Error("a direction's tensor for " + parameters[i].first +
                  " has another shape than the parameter");
}

}  // namespace

PlaneWeights::PlaneWeights(FasNet net, const Plane& plane) : net_(std::move(net)) {
  constexpr int64_t kAlign = 16;  // 64 bytes of float32: where vector loads like to start
  const torch::NoGradGuard noGrad;
  const NamedTensors named = parametersOf(net_);
  requireFit(named, plane.x);
  requireFit(named, plane.y);
  TensorList values;
  for (const auto& [name, value] : named) {
    offsets_.push_back(size_);
    size_ += (value.numel() + kAlign - 1) / kAlign * kAlign;
    values.push_back(value);
  }
  parameters_ = net_->parameters();
  centre_ = flatten(values);
  x_ = flatten(plane.x);
  y_ = flatten(plane.y);
  point_ = centre_.clone();
  pointViews_ = viewsOf(point_);
}

torch::Tensor PlaneWeights::flatten(const TensorList& values) const {
  torch::Tensor flat = torch::zeros({size_}, parameters_.front().options().requires_grad(false));
  TensorList views = viewsOf(flat);
  for (size_t i = 0; i < views.size(); ++i) views[i].copy_(values[i]);
  return flat;
}

std::vector<torch::Tensor> PlaneWeights::viewsOf(const torch::Tensor& flat) const {
  TensorList views;
  for (size_t i = 0; i < parameters_.size(); ++i)
    views.push_back(flat.as_strided(parameters_[i].sizes(), parameters_[i].strides(), offsets_[i]));
  return views;
}

void PlaneWeights::moveTo(double a, double b) {
  const torch::NoGradGuard noGrad;
  torch::mul_out(point_, x_, torch::scalar_tensor(a, point_.options().device(torch::kCPU)));
  point_.add_(y_, b).add_(centre_);
}

PlaneWeights::Attached::Attached(PlaneWeights& weights) : weights_(weights) {
  for (size_t i = 0; i < weights_.parameters_.size(); ++i) {
    originals_.push_back(weights_.parameters_[i].detach());
    weights_.parameters_[i].set_data(weights_.pointViews_[i]);
  }
}

PlaneWeights::Attached::~Attached() {
  for (size_t i = 0; i < originals_.size(); ++i) weights_.parameters_[i].set_data(originals_[i]);
}

}  // namespace gacfas
