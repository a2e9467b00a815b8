#include "core/types/Random.h"

#include <cmath>
#include <numbers>

namespace gacfas {

uint64_t Random::below(uint64_t count) {
  const uint64_t limit = UINT64_MAX - UINT64_MAX % count;
  uint64_t value = next();
  while (value >= limit) value = next();
  return value % count;
}

double Random::normal() {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
  return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

}  // namespace gacfas
