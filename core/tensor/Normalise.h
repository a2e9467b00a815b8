#pragma once

#include <array>

#include "core/tensor/Torch.h"

namespace gacfas {

/// Mean and standard deviation of ImageNet's channels, of level / 255.
inline constexpr std::array<float, 3> kImageMean{0.485F, 0.456F, 0.406F};
inline constexpr std::array<float, 3> kImageDeviation{0.229F, 0.224F, 0.225F};

/// Images as a network takes them, with the type and on the device of `placement`, in channels-last memory. float32
/// images only move. uint8 levels are moved first and normalised there: (level / 255 - mean) / deviation in float32,
/// each operation rounded as on the CPU, so that the values are those of the transforms on the CPU. `fills`, undefined
/// or [N, 7]: left, top, right, bottom (pixels; empty: nothing) of the cutout box and its normalised colour.
torch::Tensor normalisedImages(const torch::Tensor& images, const torch::Tensor& fills,
                               const torch::TensorOptions& placement);

}  // namespace gacfas
