#pragma once

#include <array>

#include "app/synthetic/Camera.h"
#include "app/synthetic/Difficulty.h"
#include "app/synthetic/Portrait.h"

namespace gacfas::synthetic {

enum class DomainKind { Studio, Office, Phone, Street };
inline constexpr std::array<const char*, 4> kDomainNames = {"studio", "office", "phone", "street"};

/// Room and camera of one video.
struct Setting {
  Lighting lighting;
  Camera camera;
  float distance = 8;  ///< of the camera, head units
  Image background;    ///< linear light
};

/// Draws the room and the camera of a video; live and attack videos draw from the same distribution.
Setting drawSetting(DomainKind domain, Random& random);

const AttackHabits& attackHabits(DomainKind domain);

/// What is behind the person (linear light, 192 x 192).
Image drawBackground(DomainKind domain, Random& random);

}  // namespace gacfas::synthetic
