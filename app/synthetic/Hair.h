#pragma once

#include <vector>

#include "app/synthetic/Mesh.h"
#include "app/synthetic/Person.h"

namespace gacfas::synthetic {

/// Hair as a shell around the head (plus a bun); u is the angle round the head, v the height. Empty for bald
/// and shaved heads.
std::vector<Mesh> hairMeshes(const Person& person);

/// True where the shell has hair: ragged at the hairline and at the tips.
bool hairCovers(const Person& person, float angle, float y);

/// Brightness factor of the strand at a place, around 1.
float hairStrand(const HairTraits& hair, uint32_t seed, float angle, float y);

}  // namespace gacfas::synthetic
