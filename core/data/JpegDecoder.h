#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/tensor/Torch.h"

namespace gacfas {

/// Decodes an 8-bit grey or colour JPEG straight to [H, W, 3] uint8, RGB, with libjpeg's accurate inverse DCT and smooth
/// upsampling: the pixels of OpenCV and PIL, without their copies. `shrink` 2, 4 or 8 decodes at that part of the
/// sides, rounded up, from the low frequencies alone. Empty for what libjpeg cannot turn into RGB (CMYK) and for a
/// file with anything wrong in it.
std::optional<torch::Tensor> decodeJpeg(std::span<const uint8_t> bytes, int64_t shrink = 1);

}  // namespace gacfas
