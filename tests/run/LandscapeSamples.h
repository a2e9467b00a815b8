#pragma once

#include <limits>

#include "core/types/LandscapeGrid.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas::test {

inline LandscapeRecipe sampleRecipe() {
  LandscapeRecipe recipe;
  recipe.modelHash = std::string(64, 'a');
  recipe.facesHash = std::string(64, 'b');
  recipe.directionsHash = std::string(64, 'c');
  recipe.x = linspace(-1.0, 1.0, 3);
  recipe.y = linspace(-0.1, 0.3, 2);  // not square: a swapped axis shows
  recipe.domains = {"north", "east"};
  return recipe;
}

/// Losses with digits that survive only an exact round trip.
inline PointLosses samplePoint(size_t point) {
  const double base = 1.0 / (3.0 + static_cast<double>(point));
  return {base, base * 1.1, 0.7 + base / 10.0, {base * 0.9, base * 1.1}, {0.5 + base / 7.0, 0.9}};
}

inline PointLosses brokenPoint() {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  return {nan, inf, 0.5, {nan, 0.25}, {0.0, 1.0}};
}

/// Point 1 is pending, point 4 a hole.
inline LandscapeGrid sampleGrid() {
  const LandscapeRecipe recipe = sampleRecipe();
  LandscapeGrid grid(recipe.x, recipe.y, recipe.domains);
  for (size_t point : {0, 2, 3, 5}) grid.set(point, samplePoint(point));
  grid.set(4, brokenPoint());
  return grid;
}

inline bool same(const PointLosses& a, const PointLosses& b) {
  return a.loss == b.loss && a.weightedLoss == b.weightedLoss && a.accuracy == b.accuracy &&
         a.domainLoss == b.domainLoss && a.domainAccuracy == b.domainAccuracy;
}

}  // namespace gacfas::test
