#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAEvent.h>
#include <c10/cuda/CUDAGuard.h>

#include "core/landscape/PassGraph.h"

namespace gacfas {

/// A graph is captured on a stream other than the default one; events keep it in the order of the caller's.
struct PassGraph::Recording {
  explicit Recording(c10::DeviceIndex device)
      : stream(c10::cuda::getStreamFromPool(/*isHighPriority=*/false, device)),
        caller(c10::cuda::getCurrentCUDAStream(device)) {}

  void follow() {
    c10::cuda::CUDAEvent ready;
    ready.record(caller);
    ready.block(stream);
  }
  void lead() {
    c10::cuda::CUDAEvent done;
    done.record(stream);
    done.block(caller);
  }

  at::cuda::CUDAGraph graph;
  c10::cuda::CUDAStream stream, caller;
};

PassGraph::PassGraph() = default;
PassGraph::~PassGraph() = default;
PassGraph::PassGraph(PassGraph&&) noexcept = default;
PassGraph& PassGraph::operator=(PassGraph&&) noexcept = default;

bool PassGraph::isFor(torch::Device device) {
  return device.is_cuda();
}

void PassGraph::run(torch::Device device, const std::function<void()>& pass) {
  if (!recording_) {
    auto recording = std::make_unique<Recording>(device.index());
    recording->follow();
    const c10::cuda::CUDAStreamGuard guard(recording->stream);
    pass();  // libraries set themselves up in the first pass, which a capture forbids
    recording->graph.capture_begin({0, 0}, cudaStreamCaptureModeThreadLocal);
    pass();
    recording->graph.capture_end();
    recording_ = std::move(recording);
  }
  recording_->follow();
  {
    const c10::cuda::CUDAStreamGuard guard(recording_->stream);
    recording_->graph.replay();
  }
  recording_->lead();
}

}  // namespace gacfas
