#include <torch/cuda.h>
#include <cstdio>
#include <map>

#include "DeviceCases.h"
#include "core/tensor/Device.h"

using namespace gacfas;

namespace {

/// The program's exit code: 0, or 1 where a case failed.
int runCases(const std::vector<test::DeviceCase>& cases, torch::Device device) {
  int failed = 0;
  for (const test::DeviceCase& one : cases) {
    if (one.gpuOnly && device.is_cpu()) {
      std::printf("SKIP: %s: only on a GPU\n", one.name.c_str());
      continue;
    }
    try {
      one.body(device);
      std::printf("PASS: %s\n", one.name.c_str());
    } catch (const std::exception& fault) {
      std::printf("FAIL: %s: %s\n", one.name.c_str(), fault.what());
      ++failed;
    }
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace

/// cuda_tests SET [cpu]: on the GPU, or on the CPU. 77: skipped because there is no GPU.
int main(int argc, char** argv) {
  const std::map<std::string, std::vector<test::DeviceCase> (*)()> sets{
      {"Landscape", test::landscapeCases},
      {"OutOfMemory", test::outOfMemoryCases},
      {"PeakMemory", test::peakMemoryCases},
      {"TracedStep", test::tracedStepCases},
      {"Training", test::trainingCases}};
  const auto set = argc > 1 ? sets.find(argv[1]) : sets.end();
  if (set == sets.end()) {
    std::fputs("usage: cuda_tests Landscape|OutOfMemory|PeakMemory|TracedStep|Training [cpu]\n", stderr);
    return 2;
  }
  const bool onCpu = argc > 2 && std::string(argv[2]) == "cpu";
  if (!onCpu && !torch::cuda::is_available()) {
    std::puts("SKIP: no CUDA device: LibTorch is the CPU build, or the driver shows no GPU");
    return 77;
  }
  configureTorch(onCpu ? 1 : 0);
  return runCases(set->second(), onCpu ? torch::Device(torch::kCPU) : torch::Device(torch::kCUDA, 0));
}
