#include "core/tensor/TensorList.h"

namespace gacfas {

TensorList zerosLike(const TensorList& list) {
  TensorList zeros;
  zeros.reserve(list.size());
  for (const torch::Tensor& tensor : list) zeros.push_back(torch::zeros_like(tensor));
  return zeros;
}

TensorList copyOf(const TensorList& list) {
  TensorList copies;
  copies.reserve(list.size());
  for (const torch::Tensor& tensor : list) copies.push_back(tensor.detach().clone());
  return copies;
}

torch::Tensor globalNorm(const TensorList& list) {
  return torch::stack(torch::_foreach_norm(list)).norm();
}

torch::Tensor globalDot(const TensorList& a, const TensorList& b) {
  TensorList products;
  products.reserve(a.size());
  for (size_t i = 0; i < a.size(); ++i) products.push_back(torch::sum(a[i] * b[i]));
  return torch::stack(products).sum();
}

void addScaled(TensorList& a, const TensorList& b, double scale) { torch::_foreach_add_(a, b, scale); }

std::vector<double> toDoubles(const TensorList& scalars) {
  if (scalars.empty()) return {};
  TensorList wide;
  wide.reserve(scalars.size());
  for (const torch::Tensor& scalar : scalars) wide.push_back(scalar.detach().to(torch::kFloat64));
  const torch::Tensor host = torch::stack(wide).cpu();
  return {host.data_ptr<double>(), host.data_ptr<double>() + host.numel()};
}

}  // namespace gacfas
