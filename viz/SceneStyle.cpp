#include "viz/SceneStyle.h"

#include <cmath>
#include <cstddef>

namespace gacfas {

Rgb SceneStyle::surfaceColour(double share) const {
  return preset == ScenePreset::Paper ? coolToWarm(share) : viridis(share);
}

Rgb SceneStyle::contourColour(double share) const {
  return dark ? viridis(0.30 + 0.70 * share) : viridis(0.88 * share);
}

Rgb SceneStyle::surfaceColour(const LossScale& scale, double share) const {
  return scale.difference ? purpleToOrange(share) : surfaceColour(share);
}

Rgb SceneStyle::contourColour(const LossScale& scale, double share) const {
  if (!scale.difference) return contourColour(share);
  // The ends of the map, as its middle would be lost on the ground; 0 itself is a line like the axes.
  constexpr double kAtZero = 1e-6;
  if (std::abs(share - 0.5) < kAtZero) return dark ? Rgb{0.85, 0.86, 0.88} : line;
  const double away = 0.55 + 0.45 * std::abs(2 * share - 1);
  const Rgb colour = purpleToOrange(share < 0.5 ? 0.5 - away / 2 : 0.5 + away / 2);
  if (!dark) return colour;
  Rgb lighter{};
  for (size_t i = 0; i < 3; ++i) lighter[i] = 0.35 + 0.65 * colour[i];
  return lighter;
}

}  // namespace gacfas
