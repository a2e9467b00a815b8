#include "core/data/Cutout.h"

#include <algorithm>
#include <cmath>

namespace gacfas {

CropBox randomCutoutBox(int64_t size, Random& random) {
  const double lambda = random.uniform();
  const auto side = static_cast<int64_t>(static_cast<double>(size) * std::sqrt(1.0 - lambda));
  const auto x = static_cast<int64_t>(random.below(static_cast<uint64_t>(size)));
  const auto y = static_cast<int64_t>(random.below(static_cast<uint64_t>(size)));
  const auto inside = [&](int64_t place) { return std::clamp<int64_t>(place, 0, size); };
  const int64_t left = inside(x - side / 2), top = inside(y - side / 2);
  return {left, top, inside(x + side / 2) - left, inside(y + side / 2) - top};
}

std::array<double, 3> meanColour(const torch::Tensor& image, const CropBox& box) {
  std::array<int64_t, 3> sums{};
  const int64_t stride = image.size(1) * 3;
  for (int64_t y = box.top; y < box.top + box.height; ++y) {
    const uint8_t* pixel = image.data_ptr<uint8_t>() + y * stride + box.left * 3;
    for (int64_t x = 0; x < box.width; ++x, pixel += 3) {
      for (size_t c = 0; c < 3; ++c) sums[c] += pixel[c];
    }
  }
  const auto count = static_cast<double>(box.width * box.height);
  return {static_cast<double>(sums[0]) / count, static_cast<double>(sums[1]) / count,
          static_cast<double>(sums[2]) / count};
}

}  // namespace gacfas
