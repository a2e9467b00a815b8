#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

#include "core/tensor/Torch.h"

namespace gacfas {

/// Square 2-D convolution without bias, padded so that stride 1 keeps the size. Its weight [out, in, kernel, kernel] starts at zero.
class ConvolutionImpl : public torch::nn::Module {
 public:
  ConvolutionImpl(int64_t in, int64_t out, int64_t kernel, int64_t stride);
  /// x [N, in, H, W]
  torch::Tensor forward(const torch::Tensor& x);

 private:
  torch::Tensor weight_;
  int64_t stride_;
  int64_t padding_;
};
TORCH_MODULE(Convolution);

}  // namespace gacfas
