#pragma once

#include "core/tensor/Torch.h"

namespace gacfas {

/// Rotates an RGB image [H, W, 3] uint8 about its centre, counter-clockwise, as PIL's Image.rotate does it
/// with BICUBIC: same size, not antialiased, cubic convolution with a = -1, values cut (not rounded) to whole
/// levels, what comes from outside the image black.
torch::Tensor rotateImage(const torch::Tensor& image, double degrees);

}  // namespace gacfas
