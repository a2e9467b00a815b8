#pragma once

#include <cstdint>

#include "app/synthetic/Shade.h"

namespace gacfas::synthetic {

enum class HairStyle { Bald, Buzz, Short, SidePart, Fringe, Bob, Long, Parted, Curls, Bun };
enum class BeardStyle { None, Stubble, Goatee, Full };

/// Head-rest coordinates: x to the picture's right, y up, z to the viewer; chin at y = -1, crown at y = 1.
struct FaceTraits {
  float width = 1, jaw = 1, chin = 1, cheeks = 1, forehead = 1;  ///< factors of the outline
  float eyeX = 0.29f, eyeY = 0.0f, eyeSize = 1, eyeOpen = 1, eyeTilt = 0;
  float lidFold = 0.5f;  ///< 0 hooded, 1 deep crease
  float browY = 0.17f, browArch = 0.03f, browWeight = 1, browTilt = 0;
  float noseLength = 1, noseWidth = 1, noseHeight = 1;
  float mouthY = -0.52f, mouthWidth = 0.2f, upperLip = 1, lowerLip = 1;
  float earSize = 1, neck = 1, shoulders = 1;
};

struct HairTraits {
  HairStyle style = HairStyle::Short;
  Color color;
  float volume = 1;       ///< factor of the thickness
  float hairline = 0.6f;  ///< y at the middle of the forehead
  float part = 0.3f;      ///< x of the parting, either side
  float length = 1;       ///< factor
  float wave = 0;         ///< 0 straight .. 1 wavy
};

/// One drawn person; the same in all videos of a client.
struct Person {
  uint32_t seed = 0;      ///< of skin and hair noise
  float feminine = 0.5f;  ///< 0..1
  float age = 0.3f;       ///< 0 young .. 1 old
  Color skin, lips, iris, brow;
  float melanin = 0.3f;  ///< 0 light .. 1 dark
  float freckles = 0, makeup = 0;
  FaceTraits face;
  HairTraits hair;
  BeardStyle beard = BeardStyle::None;
  bool glasses = false;
  float glassesShape = 0.5f;  ///< 0 round .. 1 square
  Color glassesColor;
};

/// Person `client` of domain number `domain`; different people in every domain.
Person drawPerson(uint64_t seed, uint64_t domain, uint64_t client);

}  // namespace gacfas::synthetic
