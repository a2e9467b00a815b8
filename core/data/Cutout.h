#pragma once

#include <array>

#include "core/data/RandomCrop.h"
#include "core/tensor/Torch.h"
#include "core/types/Random.h"

namespace gacfas {

/// Cutout's box in a size x size image: side int(size * sqrt(1 - lambda)), lambda from Beta(1, 1), which is
/// the uniform distribution; centre uniform, clipped at the edges. May be empty.
CropBox randomCutoutBox(int64_t size, Random& random);

/// Mean colour of a box, grey levels. The box is not empty.
std::array<double, 3> meanColour(const torch::Tensor& image, const CropBox& box);

}  // namespace gacfas
