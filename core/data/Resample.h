#pragma once

#include <cstdint>

#include "core/tensor/Torch.h"

namespace gacfas {

enum class Filter { Bilinear, Bicubic };

/// Antialiased resize of an RGB image [H, W, 3] uint8 to [size, size, 3], as PIL's Image.resize does it
/// (cubic with a = -0.5). ATen's uint8 kernels differ from PIL by under 0.01 grey levels on average, by
/// rounding alone; its float kernels would differ by 0.15 to 0.25. An image that has the size already is
/// returned as it is, as in PIL.
torch::Tensor resizeImage(const torch::Tensor& image, int64_t size, Filter filter);

}  // namespace gacfas
