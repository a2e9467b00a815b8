#include "DeviceCases.h"
#include "core/tensor/PeakMemory.h"

using namespace gacfas;
using test::expect;

namespace {

constexpr int64_t kTensor = 64 << 20;

torch::Tensor filled(torch::Device device) {
  return torch::ones({kTensor / 4}, torch::TensorOptions(device).dtype(torch::kFloat32));
}

void freedMemoryCounts(torch::Device device) {
  filled(device);  // the device is set up; its peak from here is not to count
  const PeakMemory memory(device);
  { filled(device); }
  const int64_t peak = memory.bytes();
  expect(peak > kTensor * 9 / 10 && peak < kTensor * 3 / 2, std::to_string(peak) + " bytes");
}

void memoryFromBeforeDoesNotCount(torch::Device device) {
  const torch::Tensor before = filled(device);
  const PeakMemory memory(device);
  expect(memory.bytes() < kTensor / 4, std::to_string(memory.bytes()) + " bytes");
}

}  // namespace

std::vector<test::DeviceCase> test::peakMemoryCases() {
  return {{"freed memory counts", freedMemoryCounts},
          {"memory from before does not count", memoryFromBeforeDoesNotCount}};
}
