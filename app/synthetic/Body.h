#pragma once

#include <vector>

#include "app/synthetic/Mesh.h"
#include "app/synthetic/Noise.h"
#include "app/synthetic/Person.h"

namespace gacfas::synthetic {

enum class Garment { Crew, VNeck, Shirt, Hood };

/// What a person wears in one video.
struct Outfit {
  Garment garment = Garment::Crew;
  Color color, second;
  int pattern = 0;        ///< 0 plain, 1 stripes, 2 checks, 3 heather
  float patternSize = 9;  ///< repeats a head unit
  uint32_t seed = 0;
};

Outfit drawOutfit(Random& random);

/// Neck and shoulders; u, v are x and y of the picture's plane.
std::vector<Mesh> bodyMeshes(const Person& person, const Outfit& outfit);

/// False where the shoulders' surface would cover the neck.
bool outfitCovers(const Outfit& outfit, float x, float y);

/// Colour of the clothes at a place, or of the skin inside the neckline. `isSkin` says which.
Color outfitColor(const Person& person, const Outfit& outfit, float x, float y, bool& isSkin);

/// Spectacle frame round both eyes, in head-rest coordinates; empty without glasses.
std::vector<Mesh> glassesMeshes(const Person& person);

}  // namespace gacfas::synthetic
