#include "core/tensor/PeakMemory.h"

#include <c10/core/CachingDeviceAllocator.h>
#include <malloc.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace gacfas {

namespace {

constexpr auto kAll = static_cast<size_t>(c10::CachingAllocator::StatType::AGGREGATE);

/// A line of /proc/self/status in bytes, 0 where there is none.
int64_t processBytes(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind(name, 0) == 0) return std::stoll(line.substr(name.size())) * 1024;
  return 0;
}

/// What was freed goes back to the system, as it would be taken again unseen; the system's peak starts anew.
void settleProcess() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

c10::CachingAllocator::Stat tensorBytes(torch::Device device) {
  return c10::getDeviceAllocator(device.type())->getDeviceStats(device.index()).allocated_bytes[kAll];
}

}  // namespace

PeakMemory::PeakMemory(torch::Device device) : device_(device) {
  if (device_.is_cpu()) {
    settleProcess();
    before_ = processBytes("VmRSS:");
    peakBefore_ = processBytes("VmHWM:");
  } else {
    c10::DeviceAllocator* allocator = c10::getDeviceAllocator(device_.type());
    if (!allocator->initialized()) return;
    allocator->resetPeakStats(device_.index());
    before_ = tensorBytes(device_).current;
  }
}

int64_t PeakMemory::bytes() const {
  if (!device_.is_cpu()) return std::max<int64_t>(0, tensorBytes(device_).peak - before_);
  const int64_t peak = processBytes("VmHWM:");
  return peak > peakBefore_ ? peak - before_ : 0;
}

}  // namespace gacfas
