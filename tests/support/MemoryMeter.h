#pragma once

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <algorithm>
#include <memory>

namespace gacfas::test {

/// Counts the bytes of CPU tensors that this thread allocates and frees while it lives. Tensors from before
/// are unknown to it: make everything that is to be measured afterwards.
class MemoryMeter {
public:
  MemoryMeter()
      : counter_(std::make_shared<Counter>()), guard_(c10::DebugInfoKind::PROFILER_STATE, counter_) {}
  int64_t bytes() const { return counter_->now; }
  int64_t peakBytes() const { return counter_->peak; }
  void restartPeak() { counter_->peak = counter_->now; }

private:
  struct Counter : c10::MemoryReportingInfoBase {
    void reportMemoryUsage(void*, int64_t change, size_t, size_t, c10::Device) override {
      now += change;
      peak = std::max(peak, now);
    }
    bool memoryProfilingEnabled() const override { return true; }
    int64_t now = 0, peak = 0;
  };
  std::shared_ptr<Counter> counter_;
  c10::DebugInfoGuard guard_;
};

}  // namespace gacfas::test
