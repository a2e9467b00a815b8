#pragma once

#include <cstdint>

#include "core/tensor/Torch.h"
#include "core/types/Random.h"

namespace gacfas {

/// A box of an image, pixels.
struct CropBox {
  int64_t left = 0;
  int64_t top = 0;
  int64_t width = 0;
  int64_t height = 0;

  bool operator==(const CropBox&) const = default;
};

/// The box of torchvision's RandomResizedCrop: a share of the area uniform in [scaleMin, scaleMax], an aspect
/// ratio log-uniform in [3/4, 4/3], ten tries; then the largest centred box with the ratio held in those
/// bounds.
CropBox randomCropBox(int64_t width, int64_t height, double scaleMin, double scaleMax, Random& random);

/// The box in an image that was shrunk to 1/shrink of its sides, rounded up: rounded inwards, one pixel at least.
CropBox shrunkBox(const CropBox& box, int64_t shrink);

/// View of the box of an image [H, W, 3].
torch::Tensor cropView(const torch::Tensor& image, const CropBox& box);

}  // namespace gacfas
