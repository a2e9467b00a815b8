#include "core/tensor/Device.h"

#include <ATen/Context.h>
#include <c10/util/Exception.h>
#include <torch/cuda.h>

#include <string_view>
#include <thread>

#include "core/types/Error.h"

namespace gacfas {

namespace {

/// The CPU's allocator, cuDNN and cuBLAS have no error type of their own for it.
bool isLackOfMemory(const c10::Error& fault) {
  if (dynamic_cast<const c10::OutOfMemoryError*>(&fault)) return true;
  const std::string_view text = fault.what_without_backtrace();
  for (const char* sign : {"DefaultCPUAllocator: can't allocate memory", "CUDA error: out of memory", "STATUS_ALLOC_FAILED"})
    if (text.find(sign) != std::string_view::npos) return true;
  return false;
}

}  // namespace

torch::Device chooseDevice(DeviceKind kind) {
  const bool present = torch::cuda::is_available();
  if (kind == DeviceKind::Cuda && !present)
    throw DeviceError(
        "system.device is cuda, but no CUDA device can be used: either LibTorch is the CPU build or the driver shows no "
        "GPU. Set system.device to auto or cpu, or check nvidia-smi and run ./studio setup on the machine with the GPU");
  return kind != DeviceKind::Cpu && present ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
}

std::vector<torch::Device> chooseDevices(DeviceKind kind, int64_t count) {
  const torch::Device first = chooseDevice(kind);
  if (first.is_cpu()) return std::vector<torch::Device>(static_cast<size_t>(count), first);
  const auto there = static_cast<int64_t>(torch::cuda::device_count());
  if (count > there)
    throw DeviceError(std::to_string(count) + " devices were asked for, but this machine shows " + std::to_string(there) +
                      " CUDA devices. Ask for fewer, or set system.device to cpu");
  std::vector<torch::Device> devices;
  for (int64_t i = 0; i < count; ++i) devices.emplace_back(torch::kCUDA, static_cast<c10::DeviceIndex>(i));
  return devices;
}

std::string describeDevice(torch::Device device) {
  if (device.is_cuda()) return "cuda:" + std::to_string(device.index());
  return "cpu, " + std::to_string(at::get_num_threads()) + " threads";
}

void configureTorch(int64_t threads) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  at::set_num_threads(threads > 0 ? static_cast<int>(threads) : static_cast<int>(cores));
  at::globalContext().setAllowTF32CuBLAS(false);
  at::globalContext().setAllowTF32CuDNN(false);
}

void withMemoryAdvice(const std::string& advice, const std::function<void()>& work) {
  try {
    work();
  } catch (const c10::Error& fault) {
    if (!isLackOfMemory(fault)) throw;
    throw DeviceError("the device is out of memory: " + advice);
  }
}

}  // namespace gacfas
