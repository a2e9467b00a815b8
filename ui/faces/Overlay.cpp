#include "ui/faces/Overlay.h"

#include <QColor>
#include <algorithm>
#include <cmath>

#include "viz/Colour.h"

namespace gacfas {
namespace {

QRgb premultiplied(const Rgb& colour, double alpha) {
  return qPremultiply(QColor::fromRgbF(static_cast<float>(colour[0]), static_cast<float>(colour[1]),
                                       static_cast<float>(colour[2]), static_cast<float>(alpha))
                          .rgba());
}

/// -1..1 or 0..1 to a pixel.
QRgb pixel(double value, const Overlay& overlay) {
  const double alpha = overlay.opacity * std::sqrt(std::abs(value));
  if (overlay.kind == OverlayKind::Occlusion) return premultiplied(coolToWarm((1.0 - value) / 2.0), alpha);
  return premultiplied(viridis(value), alpha);
}

}  // namespace

QImage overlayImage(const RelevanceMap& map, const Overlay& overlay) {
  const auto shown = [&](float value) -> double {
    if (overlay.kind == OverlayKind::Occlusion) return value;
    return std::max(overlay.kind == OverlayKind::GradCamSpoof ? -value : value, 0.0F);
  };
  double most = 0.0;
  for (const float value : map.values) most = std::max(most, std::abs(shown(value)));
  if (most == 0.0 || overlay.kind == OverlayKind::None) return {};
  QImage image(static_cast<int>(map.columns), static_cast<int>(map.rows), QImage::Format_ARGB32_Premultiplied);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      image.setPixel(x, y, pixel(shown(map.values[static_cast<size_t>(y * image.width() + x)]) / most, overlay));
  return image;
}

}  // namespace gacfas
