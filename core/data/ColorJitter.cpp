#include "core/data/ColorJitter.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace gacfas {
namespace {

/// ITU-R 601 luma in PIL's fixed point.
int luma(const uint8_t* p) {
  return (p[0] * 19595 + p[1] * 38470 + p[2] * 7471 + 0x8000) >> 16;
}

uint8_t blend(int plain, int value, float factor) {
  const float mixed = static_cast<float>(plain) + factor * static_cast<float>(value - plain);
  return static_cast<uint8_t>(std::clamp(mixed, 0.0F, 255.0F));
}

/// Blends every pixel with the level that `plain` gives for it.
template <class Plain>
void blendWith(torch::Tensor& image, double factor, Plain plain) {
  uint8_t* pixel = image.data_ptr<uint8_t>();
  const uint8_t* end = pixel + image.numel();
  for (; pixel != end; pixel += 3) {
    const int level = plain(pixel);
    for (int c = 0; c < 3; ++c) pixel[c] = blend(level, pixel[c], static_cast<float>(factor));
  }
}

int meanLuma(const torch::Tensor& image) {
  int64_t sum = 0;
  const uint8_t* pixel = image.data_ptr<uint8_t>();
  const int64_t count = image.numel() / 3;
  for (int64_t i = 0; i < count; ++i, pixel += 3) sum += luma(pixel);
  return static_cast<int>(static_cast<double>(sum) / static_cast<double>(count) + 0.5);
}

}  // namespace

void adjustBrightness(torch::Tensor& image, double factor) {
  blendWith(image, factor, [](const uint8_t*) { return 0; });
}

void adjustContrast(torch::Tensor& image, double factor) {
  blendWith(image, factor, [mean = meanLuma(image)](const uint8_t*) { return mean; });
}

void adjustSaturation(torch::Tensor& image, double factor) {
  blendWith(image, factor, luma);
}

void jitterColours(torch::Tensor& image, double strength, Random& random) {
  if (strength <= 0.0) return;
  std::array steps{adjustBrightness, adjustContrast, adjustSaturation};
  for (size_t i = steps.size() - 1; i > 0; --i) std::swap(steps[i], steps[random.below(i + 1)]);
  for (const auto step : steps) step(image, random.uniform(std::max(0.0, 1.0 - strength), 1.0 + strength));
}

}  // namespace gacfas
