#pragma once

#include <cstdint>

#include "core/tensor/FaceBatch.h"

namespace gacfas {

/// Where training batches come from: the image loader, or drawn tensors in tests. The batch of (epoch, step) is a
/// pure function of the source's seed, so that its position is all there is to save.
class BatchSource {
 public:
  virtual ~BatchSource() = default;
  virtual int64_t stepsPerEpoch() const = 0;
  /// Continues with batch `step` (0..stepsPerEpoch-1) of `epoch`.
  virtual void seek(int64_t epoch, int64_t step) = 0;
  /// The batch at the position, on the CPU; moves one step on, into the next epoch after the last one.
  /// Throws InputError naming the file when an image cannot be read.
  virtual FaceBatch next() = 0;
};

}  // namespace gacfas
