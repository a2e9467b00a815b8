#pragma once

#include "core/tensor/Torch.h"

#include "core/types/Random.h"

namespace gacfas {

/// Each step blends the image with something plainer, factor 1 leaving it as it is and 0 giving the plain
/// one, with PIL's arithmetic (ImageEnhance): values are cut to whole grey levels and held in 0..255. Images
/// are [H, W, 3] uint8, changed in place.
void adjustBrightness(torch::Tensor& image, double factor);  ///< against black
void adjustContrast(torch::Tensor& image, double factor);    ///< against the image's mean luma
void adjustSaturation(torch::Tensor& image, double factor);  ///< against the pixel's own luma

/// Brightness, contrast and saturation in random order, each factor uniform in [1 - strength, 1 + strength]
/// (not below 0); the hue stays. strength 0 does nothing.
void jitterColours(torch::Tensor& image, double strength, Random& random);

}  // namespace gacfas
