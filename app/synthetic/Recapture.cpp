#include "app/synthetic/Recapture.h"

#include <array>
#include <opencv2/imgproc.hpp>

namespace gacfas::synthetic {

float wave(float turns) {
  static const std::array<float, 1025> table = [] {
    std::array<float, 1025> values{};
    for (size_t i = 0; i < values.size(); ++i)
      values[i] = std::cos(6.2831853f * static_cast<float>(i) / 1024.0f);
    return values;
  }();
  return table[static_cast<size_t>((turns - std::floor(turns)) * 1024.0f)];
}

PlateView viewPlate(const Image& photo, const Plate& plate, int size) {
  PlateView view;
  view.places.create(size, size);
  cv::Mat2f map(size, size);
  const float side = static_cast<float>(photo.rows);
  for (int r = 0; r < size; ++r) {
    for (int c = 0; c < size; ++c) {
      const float scale = 1.0f / static_cast<float>(size);
      const cv::Point2f p =
          plate.at((static_cast<float>(c) + 0.5f) * scale, (static_cast<float>(r) + 0.5f) * scale);
      const float within =
          std::min({p.x - plate.left, plate.right - p.x, p.y - plate.top, plate.bottom - p.y});
      view.places(r, c) = {p.x, p.y, within};
      map(r, c) = {(0.5f + (p.x - 0.5f) * kPhotoZoom) * side - 0.5f,
                   (0.5f + (p.y - 0.5f) * kPhotoZoom) * side - 0.5f};
    }
  }
  cv::remap(photo, view.content, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return view;
}

}  // namespace gacfas::synthetic
