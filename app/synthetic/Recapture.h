#pragma once

#include "app/synthetic/Attack.h"

namespace gacfas::synthetic {

/// The part of the photo that is drawn larger than the crop, so that a tilted sheet has no empty corners.
inline constexpr float kPhotoZoom = 0.9f;

struct PlateView {
  Image content;  ///< the photo as the camera sees it, edges clamped
  Image places;   ///< plate coordinates x, y and the distance inside the border (negative outside)
};

PlateView viewPlate(const Image& photo, const Plate& plate, int size);

/// Wave with period 1, -1..1, tabulated.
float wave(float turns);

/// Share of a pixel that is inside, from the signed distance in crop units.
inline float inside(float distance, int size) {
  return clamp01(0.5f + distance * static_cast<float>(size));
}

}  // namespace gacfas::synthetic
