#include "core/data/RandomCrop.h"

#include <algorithm>
#include <cmath>

namespace gacfas {
namespace {

constexpr double kMinRatio = 3.0 / 4.0;
constexpr double kMaxRatio = 4.0 / 3.0;

int64_t rounded(double value) {
  return std::lrint(value);
}

CropBox centreBox(int64_t width, int64_t height) {
  const double ratio = static_cast<double>(width) / static_cast<double>(height);
  CropBox box{0, 0, width, height};
  if (ratio < kMinRatio) box.height = rounded(static_cast<double>(width) / kMinRatio);
  if (ratio > kMaxRatio) box.width = rounded(static_cast<double>(height) * kMaxRatio);
  box.left = (width - box.width) / 2;
  box.top = (height - box.height) / 2;
  return box;
}

}  // namespace

CropBox randomCropBox(int64_t width, int64_t height, double scaleMin, double scaleMax, Random& random) {
  for (int attempt = 0; attempt < 10; ++attempt) {
    const double area = static_cast<double>(width * height) * random.uniform(scaleMin, scaleMax);
    const double ratio = std::exp(random.uniform(std::log(kMinRatio), std::log(kMaxRatio)));
    CropBox box{0, 0, rounded(std::sqrt(area * ratio)), rounded(std::sqrt(area / ratio))};
    if (box.width <= 0 || box.width > width || box.height <= 0 || box.height > height) continue;
    box.top = static_cast<int64_t>(random.below(static_cast<uint64_t>(height - box.height + 1)));
    box.left = static_cast<int64_t>(random.below(static_cast<uint64_t>(width - box.width + 1)));
    return box;
  }
  return centreBox(width, height);
}

CropBox shrunkBox(const CropBox& box, int64_t shrink) {
  return {box.left / shrink, box.top / shrink, std::max<int64_t>(box.width / shrink, 1),
          std::max<int64_t>(box.height / shrink, 1)};
}

torch::Tensor cropView(const torch::Tensor& image, const CropBox& box) {
  return image.narrow(0, box.top, box.height).narrow(1, box.left, box.width);
}

}  // namespace gacfas
