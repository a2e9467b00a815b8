#include "core/data/Rotate.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace gacfas {
namespace {

/// One pixel: R, G, B and a lane that is not used.
typedef float Pixel __attribute__((vector_size(16)));

constexpr int64_t kBorder = 2;  // taps reach two pixels beyond the edge, where the edge is repeated

struct PaddedImage {
  int64_t stride;
  std::vector<Pixel> pixels;

  explicit PaddedImage(const torch::Tensor& image) : stride(image.size(1) + 2 * kBorder) {
    const int64_t height = image.size(0), width = image.size(1);
    const uint8_t* source = image.data_ptr<uint8_t>();
    pixels.resize(static_cast<size_t>(stride * (height + 2 * kBorder)));
    Pixel* out = pixels.data();
    for (int64_t y = -kBorder; y < height + kBorder; ++y) {
      const uint8_t* row = source + std::clamp<int64_t>(y, 0, height - 1) * width * 3;
      for (int64_t x = -kBorder; x < width + kBorder; ++x) {
        const uint8_t* p = row + std::clamp<int64_t>(x, 0, width - 1) * 3;
        *out++ = Pixel{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]), 0.0F};
      }
    }
  }
  const Pixel* at(int64_t x, int64_t y) const { return pixels.data() + (y + kBorder) * stride + x + kBorder; }
};

/// Cubic convolution with a = -1 at t in [0, 1) between the second and the third of four values: weights of
/// the others, the second taking what is left to 1. As differences to the second, even areas stay exactly as
/// they are; a sum of four products may come out one ulp low, and cutting would take a whole grey level from
/// it.
struct Cubic {
  float first, third, fourth;

  explicit Cubic(float t)
      : first(t * (t * (2.0F - t) - 1.0F)), third(t * (t * (1.0F - t) + 1.0F)), fourth(t * t * (t - 1.0F)) {}
  Pixel operator()(const Pixel* p) const {
    return p[1] + first * (p[0] - p[1]) + third * (p[2] - p[1]) + fourth * (p[3] - p[1]);
  }
};

/// x and y are not negative: pixel coordinates inside the image, centres at halves.
Pixel sample(const PaddedImage& image, double x, double y) {
  const auto left = static_cast<int64_t>(x + 0.5) - 1, top = static_cast<int64_t>(y + 0.5) - 1;
  const Cubic across(static_cast<float>(x - 0.5 - static_cast<double>(left)));
  const Cubic down(static_cast<float>(y - 0.5 - static_cast<double>(top)));
  const Pixel* row = image.at(left - 1, top - 1);
  Pixel column[4];
  for (Pixel& value : column) {
    value = across(row);
    row += image.stride;
  }
  return down(column);
}

/// Like PIL, so that quarter turns land on pixel centres exactly.
double roundTo15Digits(double value) {
  return std::round(value * 1e15) / 1e15;
}

}  // namespace

torch::Tensor rotateImage(const torch::Tensor& image, double degrees) {
  const torch::Tensor source = image.contiguous();
  const int64_t height = source.size(0), width = source.size(1);
  const PaddedImage padded(source);
  torch::Tensor rotated = torch::zeros_like(source);
  uint8_t* out = rotated.data_ptr<uint8_t>();

  const double radians = degrees * std::numbers::pi / 180.0;
  const double cosine = roundTo15Digits(std::cos(radians)), sine = roundTo15Digits(std::sin(radians));
  const double centreX = static_cast<double>(width) / 2.0, centreY = static_cast<double>(height) / 2.0;
  const double shiftX = centreX - cosine * centreX + sine * centreY;
  const double shiftY = centreY - sine * centreX - cosine * centreY;
  for (int64_t row = 0; row < height; ++row) {
    for (int64_t column = 0; column < width; ++column, out += 3) {
      const double u = static_cast<double>(column) + 0.5, v = static_cast<double>(row) + 0.5;
      const double x = cosine * u - sine * v + shiftX, y = sine * u + cosine * v + shiftY;
      if (x < 0.0 || x >= static_cast<double>(width) || y < 0.0 || y >= static_cast<double>(height)) continue;
      const Pixel value = sample(padded, x, y);
      for (int c = 0; c < 3; ++c) out[c] = static_cast<uint8_t>(std::clamp(value[c], 0.0F, 255.0F));
    }
  }
  return rotated;
}

}  // namespace gacfas
