#pragma once

#include <functional>
#include <memory>

#include "core/tensor/Torch.h"

namespace gacfas {

/// One pass over all faces as a CUDA graph: its hundreds of kernels are recorded once and then launched at one go. What
/// they read and write must stay where it is; the weights move in place. The CPU build of LibTorch has no
/// graphs, so that isFor() is false there.
class PassGraph {
public:
  PassGraph();
  ~PassGraph();
  PassGraph(PassGraph&&) noexcept;
  PassGraph& operator=(PassGraph&&) noexcept;

  static bool isFor(torch::Device device);
  /// Runs `pass`, which computes on `device` and may not wait for it, and records it, or replays the recording. In the order
  /// of the device's current stream. Other threads may record on other devices meanwhile.
  void run(torch::Device device, const std::function<void()>& pass);

private:
  struct Recording;
  std::unique_ptr<Recording> recording_;
};

}  // namespace gacfas
