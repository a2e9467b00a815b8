#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/RandomCrop.h"
#include "core/tensor/Torch.h"
#include "core/types/Config.h"
#include "core/types/Random.h"

namespace gacfas {

/// Where a transform leaves one image of a batch: S * S * 3 normalised values, rows of RGB pixels (one image of a
/// channels-last batch): level / 255, less the ImageNet mean, over the ImageNet standard deviation. Or the levels, with
/// the box of the cutout in `fill` (normalisedImages()).
struct ViewMemory {
  std::span<float> values;
  std::span<uint8_t> levels;
  std::span<float> fill;

  ViewMemory(std::span<float> normalised) : values(normalised) {}
  ViewMemory(std::vector<float>& normalised) : values(normalised) {}
  ViewMemory(std::span<uint8_t> plain, std::span<float> box) : levels(plain), fill(box) {}
};

/// The transforms take an RGB image [H, W, 3] uint8.

/// Random resized crop (bicubic), colour jitter, horizontal flip, rotation (bicubic), cutout; method.md's
/// order, with the jitter, which the authors suggest without code, where torchvision's users put it: before
/// the flip. Draws from `random` in that order.
void trainTransform(const torch::Tensor& image, int64_t size, const AugmentConfig& augment, Random& random,
                    ViewMemory out);

/// The same behind its first step, the choice of the crop: what lies outside `box` is not looked at.
void trainTransformOf(const torch::Tensor& image, const CropBox& box, int64_t size, const AugmentConfig& augment,
                      Random& random, ViewMemory out);

/// Resize to S x S (bilinear, antialiased).
void testTransform(const torch::Tensor& image, int64_t size, ViewMemory out);

/// The levels 0..255 of a transformed image, pixel by pixel, for showing it.
std::vector<uint8_t> imageLevels(std::span<const float> image);

enum class ImageForm { Normalised, Levels };
/// The form that travels least: levels to a GPU, which normalises them in passing.
ImageForm imageFormFor(torch::Device device);

/// Uninitialised batch [count, 3, S, S] float32 or uint8 in channels-last memory.
torch::Tensor emptyImages(int64_t count, int64_t size, ImageForm form = ImageForm::Normalised);
/// Fills of such a batch, all empty; undefined beside normalised images.
torch::Tensor emptyFills(int64_t count, ImageForm form);
/// Memory of one normalised image.
std::span<float> imageMemory(const torch::Tensor& images, int64_t index);
/// Memory of one image of either form.
ViewMemory viewMemory(const torch::Tensor& images, const torch::Tensor& fills, int64_t index);

}  // namespace gacfas
