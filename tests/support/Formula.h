#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/model/FasNet.h"
#include "core/tensor/FaceBatch.h"
#include "core/tensor/TensorList.h"
#include "core/tensor/Torch.h"

/// The inputs of tests/reference/formula.py in C++: numbers that any program can recompute bit for bit, and
/// digests of long vectors.
namespace gacfas::test {

inline double formulaValue(uint32_t t, uint32_t i) {
  uint32_t h = t * 0x9E3779B1U + i;
  h ^= h >> 16;
  h *= 0x85EBCA6BU;
  h ^= h >> 13;
  h *= 0xC2B2AE35U;
  h ^= h >> 16;
  return static_cast<double>(h) * 0x1.0p-31 - 1.0;
}

/// value(t, 0), value(t, 1), ... in row-major order, float64.
inline torch::Tensor formulaTensor(uint32_t t, at::IntArrayRef shape) {
  torch::Tensor tensor = torch::empty(shape, torch::kFloat64);
  double* data = tensor.data_ptr<double>();
  for (int64_t i = 0; i < tensor.numel(); ++i) data[i] = formulaValue(t, static_cast<uint32_t>(i));
  return tensor;
}

inline torch::Tensor formulaParameter(const std::string& name, uint32_t t, at::IntArrayRef shape) {
  const torch::Tensor u = formulaTensor(t, shape);
  if (shape.size() == 4) return std::sqrt(6.0 / static_cast<double>(shape[1] * shape[2] * shape[3])) * u;
  if (name == "fc.weight") return std::sqrt(1.0 / static_cast<double>(shape[1])) * u;
  return name.ends_with("weight") ? 1.0 + 0.3 * u : 0.1 * u;
}

/// The small float64 network of the reference numbers, in the layout that training uses or in plain order.
inline FasNet formulaNet(int64_t width, int64_t classes, bool channelsLast = true) {
  FasNet net(FasNetOptions{width, classes});
  net->to(torch::kFloat64);
  if (channelsLast) net->useChannelsLast();
  const torch::NoGradGuard noGrad;
  uint32_t t = 0, batchNorm = 0;
  for (auto& item : net->named_parameters())
    item.value().copy_(formulaParameter(item.key(), t++, item.value().sizes()));
  for (auto& item : net->named_buffers()) {
    if (item.key().ends_with("running_mean"))
      item.value().copy_(0.1 * formulaTensor(500 + batchNorm, item.value().sizes()));
    if (item.key().ends_with("running_var"))
      item.value().copy_(1.0 + 0.3 * formulaTensor(600 + batchNorm, item.value().sizes()));
    if (item.key().ends_with("num_batches_tracked")) {
      item.value().fill_(5);
      ++batchNorm;
    }
  }
  return net;
}

inline FaceBatch formulaBatch(const std::vector<int64_t>& labels, const std::vector<int64_t>& domains,
                              int64_t size) {
  const auto faces = static_cast<int64_t>(labels.size());
  return {1.5 * formulaTensor(1000, {2 * faces, 3, size, size}), torch::tensor(labels, torch::kInt64),
          torch::tensor(domains, torch::kInt64)};
}

/// All elements of a list in its order, each tensor row-major, float64.
inline torch::Tensor joined(const TensorList& list) {
  TensorList flat;
  for (const torch::Tensor& tensor : list)
    flat.push_back(tensor.detach().to(torch::kFloat64).contiguous().flatten());
  return torch::cat(flat);
}

/// [|x|, x . p0, x . p1, ...] with probe pj = value(2000 + j, .).
inline std::vector<double> digest(const torch::Tensor& x, int probes = 3) {
  std::vector<double> numbers{x.norm().item<double>()};
  for (int j = 0; j < probes; ++j)
    numbers.push_back(x.dot(formulaTensor(static_cast<uint32_t>(2000 + j), x.sizes())).item<double>());
  return numbers;
}

}  // namespace gacfas::test
