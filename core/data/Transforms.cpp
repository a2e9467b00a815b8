#include "core/data/Transforms.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/data/ColorJitter.h"
#include "core/data/Cutout.h"
#include "core/data/Resample.h"
#include "core/data/Rotate.h"
#include "core/tensor/Normalise.h"

namespace gacfas {
namespace {

float normalised(float level, size_t channel) {
  return (level / 255.0F - kImageMean[channel]) / kImageDeviation[channel];
}

using LevelTable = std::array<std::array<float, 256>, 3>;

const LevelTable& levelTable() {
  static const LevelTable table = [] {
    LevelTable values{};
    for (size_t c = 0; c < 3; ++c) {
      for (size_t level = 0; level < 256; ++level)
        values[c][level] = normalised(static_cast<float>(level), c);
    }
    return values;
  }();
  return table;
}

void normalise(const torch::Tensor& image, std::span<float> out) {
  const LevelTable& table = levelTable();
  const uint8_t* level = image.data_ptr<uint8_t>();
  for (size_t i = 0; i + 2 < out.size(); i += 3) {
    for (size_t c = 0; c < 3; ++c) out[i + c] = table[c][level[i + c]];
  }
}

void flipHorizontally(torch::Tensor& image) {
  uint8_t* row = image.data_ptr<uint8_t>();
  const int64_t width = image.size(1);
  for (int64_t y = 0; y < image.size(0); ++y, row += width * 3) {
    for (int64_t left = 0, right = width - 1; left < right; ++left, --right) {
      std::swap_ranges(row + left * 3, row + left * 3 + 3, row + right * 3);
    }
  }
}

/// The mean colour of the box, normalised.
std::array<float, 3> fillColour(const torch::Tensor& image, const CropBox& box) {
  const std::array<double, 3> mean = meanColour(image, box);
  std::array<float, 3> colour{};
  for (size_t c = 0; c < 3; ++c) colour[c] = normalised(static_cast<float>(mean[c]), c);
  return colour;
}

/// Fills the box of the normalised image with the mean colour that it had before.
void cutOut(const torch::Tensor& image, const CropBox& box, const ViewMemory& out) {
  if (box.width <= 0 || box.height <= 0) return;
  const std::array<float, 3> colour = fillColour(image, box);
  if (!out.fill.empty()) {
    const int64_t edges[]{box.left, box.top, box.left + box.width, box.top + box.height};
    std::copy(std::begin(edges), std::end(edges), out.fill.begin());
    std::copy(colour.begin(), colour.end(), out.fill.begin() + 4);
    return;
  }
  for (int64_t y = box.top; y < box.top + box.height; ++y) {
    float* pixel = out.values.data() + (y * image.size(1) + box.left) * 3;
    for (int64_t x = 0; x < box.width; ++x, pixel += 3) std::copy(colour.begin(), colour.end(), pixel);
  }
}

void write(const torch::Tensor& image, const ViewMemory& out) {
  if (out.levels.empty())
    normalise(image, out.values);
  else
    std::copy_n(image.data_ptr<uint8_t>(), out.levels.size(), out.levels.data());
}

}  // namespace

void trainTransform(const torch::Tensor& image, int64_t size, const AugmentConfig& augment, Random& random,
                    ViewMemory out) {
  const CropBox box =
      randomCropBox(image.size(1), image.size(0), augment.cropScaleMin, augment.cropScaleMax, random);
  trainTransformOf(image, box, size, augment, random, out);
}

void trainTransformOf(const torch::Tensor& image, const CropBox& box, int64_t size, const AugmentConfig& augment,
                      Random& random, ViewMemory out) {
  torch::Tensor face = resizeImage(cropView(image, box), size, Filter::Bicubic);
  if (face.is_alias_of(image)) face = face.clone();  // the source serves the other view too
  jitterColours(face, augment.jitter, random);
  if (random.uniform() < augment.flip) flipHorizontally(face);
  const double degrees = random.uniform(-augment.rotation, augment.rotation);
  if (degrees != 0.0) face = rotateImage(face, degrees);
  write(face, out);
  if (random.uniform() < augment.cutout) cutOut(face, randomCutoutBox(size, random), out);
}

void testTransform(const torch::Tensor& image, int64_t size, ViewMemory out) {
  write(resizeImage(image, size, Filter::Bilinear), out);
}

std::vector<uint8_t> imageLevels(std::span<const float> image) {
  std::vector<uint8_t> levels(image.size());
  for (size_t i = 0; i < image.size(); ++i) {
    const float level = (image[i] * kImageDeviation[i % 3] + kImageMean[i % 3]) * 255.0F;
    levels[i] = static_cast<uint8_t>(std::lround(std::clamp(level, 0.0F, 255.0F)));
  }
  return levels;
}

ImageForm imageFormFor(torch::Device device) {
  return device.is_cuda() ? ImageForm::Levels : ImageForm::Normalised;
}

torch::Tensor emptyImages(int64_t count, int64_t size, ImageForm form) {
  const torch::ScalarType type = form == ImageForm::Levels ? torch::kUInt8 : torch::kFloat32;
  return torch::empty({count, 3, size, size},
                      torch::TensorOptions(type).memory_format(at::MemoryFormat::ChannelsLast));
}

torch::Tensor emptyFills(int64_t count, ImageForm form) {
  return form == ImageForm::Levels ? torch::zeros({count, 7}) : torch::Tensor();
}

std::span<float> imageMemory(const torch::Tensor& images, int64_t index) {
  const int64_t length = images.numel() / images.size(0);
  return {images.data_ptr<float>() + index * length, static_cast<size_t>(length)};
}

ViewMemory viewMemory(const torch::Tensor& images, const torch::Tensor& fills, int64_t index) {
  if (images.scalar_type() != torch::kUInt8) return imageMemory(images, index);
  const int64_t length = images.numel() / images.size(0);
  std::span<float> fill;
  if (fills.defined()) fill = {fills.data_ptr<float>() + index * 7, 7};
  return {{images.data_ptr<uint8_t>() + index * length, static_cast<size_t>(length)}, fill};
}

}  // namespace gacfas
