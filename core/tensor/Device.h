#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/tensor/Torch.h"
#include "core/types/Config.h"

namespace gacfas {

/// `auto` takes CUDA when it is there. Throws DeviceError when CUDA is asked for and absent.
torch::Device chooseDevice(DeviceKind kind);
/// `count` devices to work on at once: GPUs from the first on, or so often the CPU. Throws DeviceError where there are
/// fewer GPUs.
std::vector<torch::Device> chooseDevices(DeviceKind kind, int64_t count);
/// "cpu, 2 threads" or "cuda, NVIDIA ...": for logs and run folders.
std::string describeDevice(torch::Device device);
/// Threads of torch and exact fp32 (no TF32), once per program before the first job. 0: all cores.
void configureTorch(int64_t threads);
/// Runs `work`; an out-of-memory error of the device becomes a DeviceError that says `advice`.
void withMemoryAdvice(const std::string& advice, const std::function<void()>& work);

}  // namespace gacfas
