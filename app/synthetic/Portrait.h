#pragma once

#include "app/synthetic/Body.h"
#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Person.h"
#include "app/synthetic/Pose.h"

namespace gacfas::synthetic {

/// Light on a face. Directions point to the light in view space (x right, y up, z to the camera).
struct Lighting {
  Vec3 keyDirection{0.4f, 0.5f, 0.8f};
  Color key{1, 1, 1};
  float softness = 1.5f;             ///< penumbra, texels of the shadow map
  float shadow = 0.8f;               ///< how much of the key light a shadow takes away
  Color sky{0.3f, 0.3f, 0.3f};       ///< ambient from above
  Color ground{0.2f, 0.18f, 0.16f};  ///< ambient from below
  Vec3 rimDirection{-0.8f, 0.3f, -0.3f};
  Color rim{0, 0, 0};
};

/// Draws head and shoulders over `background` (any size, stretched) at `size` x `size` pixels. `skin` is
/// paintPerson's. `distance` of the camera in head units: small for a selfie.
Image drawPortrait(const Person& person, const FaceMaps& skin, const Pose& pose, const Outfit& outfit,
                   const Lighting& lighting, float distance, const Image& background, int size);

}  // namespace gacfas::synthetic
