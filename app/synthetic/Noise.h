#pragma once

#include <cmath>
#include <cstdint>

#include "core/types/Random.h"

namespace gacfas::synthetic {

/// Random number of a lattice point, 0..1.
inline float latticeNoise(int x, int y, uint32_t seed) {
  uint32_t h = seed + 0x9e3779b9u * static_cast<uint32_t>(x) + 0x85ebca6bu * static_cast<uint32_t>(y);
  h = (h ^ (h >> 15)) * 0x2c1b3c6du;
  h = (h ^ (h >> 12)) * 0x297a2d39u;
  return static_cast<float>((h ^ (h >> 15)) >> 8) * 0x1.0p-24f;
}

/// Smooth noise with features of size 1, 0..1.
inline float valueNoise(float x, float y, uint32_t seed) {
  const float fx = std::floor(x), fy = std::floor(y);
  const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
  const float tx = x - fx, ty = y - fy;
  const float sx = tx * tx * (3 - 2 * tx), sy = ty * ty * (3 - 2 * ty);
  const float a = latticeNoise(ix, iy, seed), b = latticeNoise(ix + 1, iy, seed);
  const float c = latticeNoise(ix, iy + 1, seed), d = latticeNoise(ix + 1, iy + 1, seed);
  return (a + (b - a) * sx) + ((c + (d - c) * sx) - (a + (b - a) * sx)) * sy;
}

/// Sum of `octaves` noises, each twice as fine and half as strong; 0..1, mean 0.5.
inline float fractalNoise(float x, float y, int octaves, uint32_t seed) {
  float sum = 0.0f, weight = 0.0f, amplitude = 1.0f;
  for (int i = 0; i < octaves; ++i) {
    sum += amplitude * valueNoise(x, y, seed + static_cast<uint32_t>(i) * 101u);
    weight += amplitude;
    amplitude *= 0.5f;
    x *= 2.03f;
    y *= 2.03f;
  }
  return sum / weight;
}

inline float uniform(Random& random, float low, float high) {
  return static_cast<float>(random.uniform(low, high));
}

/// Normal, cut off at 2.2 standard deviations so that no trait becomes grotesque.
inline float around(Random& random, float mean, float deviation) {
  const float z = static_cast<float>(random.normal());
  return mean + deviation * (z > 2.2f ? 2.2f : z < -2.2f ? -2.2f : z);
}

inline bool chance(Random& random, double probability) {
  return random.uniform() < probability;
}

inline uint32_t noiseSeed(Random& random) {
  return static_cast<uint32_t>(random.next());
}

}  // namespace gacfas::synthetic
