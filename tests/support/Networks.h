#pragma once

#include "core/model/FasNet.h"
#include "core/tensor/TensorList.h"
#include "core/tensor/Torch.h"

namespace gacfas::test {

inline TensorList tensorsOf(const NamedTensors& named) {
  TensorList list;
  for (const auto& entry : named) list.push_back(entry.second);
  return list;
}

/// Copies of all parameters, for comparison to the last bit.
inline TensorList weightsOf(FasNet& net) {
  return gacfas::copyOf(net->parameters());
}
inline TensorList buffersOf(FasNet& net) {
  return gacfas::copyOf(net->buffers());
}

/// Same shapes and values; NaN equals nothing.
inline bool same(const TensorList& a, const TensorList& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i)
    if (!torch::equal(a[i], b[i])) return false;
  return true;
}

/// |a - b| / |b| over all elements together.
inline double relativeDistance(const TensorList& a, const TensorList& b) {
  TensorList difference;
  for (size_t i = 0; i < a.size(); ++i) difference.push_back(a[i] - b[i]);
  return globalNorm(difference).item<double>() / globalNorm(b).item<double>();
}

}  // namespace gacfas::test
