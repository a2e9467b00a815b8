#pragma once

#include <torch/cuda.h>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/tensor/Device.h"
#include "core/tensor/Torch.h"

namespace gacfas::test {

struct DeviceCase {
  std::string name;
  std::function<void(torch::Device)> body;
  bool gpuOnly = false;
};

inline void expect(bool ok, const std::string& what) {
  if (!ok) throw std::runtime_error(what);
}

/// Runs the cases on the GPU, with `--device cpu` on the CPU. Returns the program's exit code: 0, 1 failed,
/// 77 skipped because there is no GPU.
inline int runDeviceCases(int argc, char** argv, const std::vector<DeviceCase>& cases) {
  const bool onCpu = argc == 3 && std::string(argv[1]) == "--device" && std::string(argv[2]) == "cpu";
  if (!onCpu && !torch::cuda::is_available()) {
    std::puts("SKIP: no CUDA device: LibTorch is the CPU build, or the driver shows no GPU");
    return 77;
  }
  configureTorch(onCpu ? 1 : 0);
  const torch::Device device = onCpu ? torch::Device(torch::kCPU) : torch::Device(torch::kCUDA, 0);
  int failed = 0;
  for (const DeviceCase& one : cases) {
    if (one.gpuOnly && onCpu) {
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

}  // namespace gacfas::test
