#include "core/landscape/FlatPlane.h"

#include "core/types/Error.h"

namespace gacfas {

namespace {

void requireFit(const TensorList& centre, const TensorList& axis) {
  if (axis.size() > centre.size())
    throw Error("a direction has " + std::to_string(axis.size()) + " tensors, the network " +
                std::to_string(centre.size()));
  for (size_t i = 0; i < axis.size(); ++i)
    if (axis[i].sizes() != centre[i].sizes())
      throw Error("tensor " + std::to_string(i) + " of a direction has another shape than the network's");
}

}  // namespace

FlatPlane::FlatPlane(const TensorList& centre, const TensorList& x, const TensorList& y, bool half) {
  constexpr int64_t kAlign = 16;  // 64 bytes of float32: where vector loads like to start
  const torch::NoGradGuard noGrad;
  requireFit(centre, x);
  requireFit(centre, y);
  for (const torch::Tensor& value : centre) {
    shapes_.push_back(value.detach());
    offsets_.push_back(size_);
    size_ += (value.numel() + kAlign - 1) / kAlign * kAlign;
  }
  centre_ = flatten(centre);
  x_ = flatten(x);
  if (!y.empty()) y_ = flatten(y);
  point_ = centre_.clone();
  if (half) half_ = point_.to(torch::kBFloat16);
  views_ = viewsOf(half ? half_ : point_);
}

torch::Tensor FlatPlane::flatten(const TensorList& values) const {
  torch::Tensor flat = torch::zeros({size_}, shapes_.front().options().requires_grad(false));
  TensorList views = viewsOf(flat);
  for (size_t i = 0; i < values.size(); ++i) views[i].copy_(values[i]);
  return flat;
}

TensorList FlatPlane::viewsOf(const torch::Tensor& flat) const {
  TensorList views;
  for (size_t i = 0; i < shapes_.size(); ++i)
    views.push_back(flat.as_strided(shapes_[i].sizes(), shapes_[i].strides(), offsets_[i]));
  return views;
}

void FlatPlane::moveTo(double a, double b) {
  const torch::NoGradGuard noGrad;
  torch::mul_out(point_, x_, torch::scalar_tensor(a, point_.options().device(torch::kCPU)));
  if (y_.defined()) point_.add_(y_, b);
  point_.add_(centre_);
  if (half_.defined()) half_.copy_(point_);
}

}  // namespace gacfas
