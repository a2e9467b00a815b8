#include "viz/SceneStyle.h"

namespace gacfas {

Rgb SceneStyle::surfaceColour(double share) const {
  return preset == ScenePreset::Paper ? coolToWarm(share) : viridis(share);
}

Rgb SceneStyle::contourColour(double share) const {
  return dark ? viridis(0.30 + 0.70 * share) : viridis(0.88 * share);
}

}  // namespace gacfas
