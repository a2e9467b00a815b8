// Shows that a program built against this LibTorch links and starts; see packaging/prove-cuda-build.sh.

#include <torch/cuda.h>
#include <torch/version.h>

#include <iostream>

#include "core/tensor/Torch.h"
#if __has_include(<crt/host_config.h>) && __has_include(<cuda_runtime_api.h>)
#include <ATen/cuda/CUDAGraph.h>
constexpr bool kCudaHeaders = sizeof(at::cuda::CUDAGraph) > 0;
#else
constexpr bool kCudaHeaders = false;
#endif

int main() {
  const float sum = torch::ones({2, 2}).sum().item<float>();
  std::cout << "LibTorch " << TORCH_VERSION << ", torch::cuda::is_available() = " << std::boolalpha << torch::cuda::is_available()
            << ", compiled with CUDA headers = " << kCudaHeaders << ", sum of four ones = " << sum << '\n';
  return sum == 4.0f ? 0 : 1;
}
