#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor/Torch.h"
#include "core/types/Config.h"
#include "core/types/Random.h"

namespace gacfas {

/// Both transforms take an RGB image [H, W, 3] uint8 and write S * S * 3 float32 values, rows of RGB pixels
/// (one image of a channels-last batch): level / 255, less the ImageNet mean, over the ImageNet standard
/// deviation.

/// Random resized crop (bicubic), colour jitter, horizontal flip, rotation (bicubic), cutout; method.md's
/// order, with the jitter, which the authors suggest without code, where torchvision's users put it: before
/// the flip. Draws from `random` in that order.
void trainTransform(const torch::Tensor& image, int64_t size, const AugmentConfig& augment, Random& random,
                    std::span<float> out);

/// Resize to S x S (bilinear, antialiased).
void testTransform(const torch::Tensor& image, int64_t size, std::span<float> out);

/// The levels 0..255 of a transformed image, pixel by pixel, for showing it.
std::vector<uint8_t> imageLevels(std::span<const float> image);

/// Uninitialised batch [count, 3, S, S] float32 in channels-last memory.
torch::Tensor emptyImages(int64_t count, int64_t size);
/// Memory of one image of such a batch, as the transforms fill it.
std::span<float> imageMemory(const torch::Tensor& images, int64_t index);

}  // namespace gacfas
