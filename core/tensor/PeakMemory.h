#pragma once

#include <cstdint>

#include "core/tensor/Torch.h"

namespace gacfas {

/// The most memory that work on a device takes from the making of this object on: on the CPU what the process grows by,
/// on a GPU what its tensors take. Other work of the process counts as well. One at a time.
class PeakMemory {
public:
  explicit PeakMemory(torch::Device device);
  /// 0 where the system does not say.
  int64_t bytes() const;

private:
  torch::Device device_;
  int64_t before_ = 0;      ///< taken at the start
  int64_t peakBefore_ = 0;  ///< the peak that the system remembers from before
};

}  // namespace gacfas
