#include "core/model/Convolution.h"

namespace gacfas {

ConvolutionImpl::ConvolutionImpl(int64_t in, int64_t out, int64_t kernel, int64_t stride)
    : weight_(register_parameter("weight", torch::zeros({out, in, kernel, kernel}))), stride_(stride), padding_(kernel / 2) {}

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& x) { return torch::conv2d(x, weight_, {}, stride_, padding_); }

}  // namespace gacfas
