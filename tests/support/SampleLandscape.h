#pragma once

#include <filesystem>
#include <string>

#include "core/types/LandscapeRecipe.h"

namespace gacfas::test {

/// The recipe of SampleRun.h's landscape, to be changed: a random plane of points x points over [-1, 1]^2.
LandscapeRecipe sampleLandscapeRecipe(const std::filesystem::path& run, int64_t points);

/// Writes <run>/landscape/<name> whole: loss = 0.1 + curvature (x^2 + y^2), of random line number y
/// 0.1 + curvature (1 + y / 10) x^2; every accuracy and column is 1 - loss / 4, at least 0.5. Returns the folder.
std::filesystem::path writeSampleLandscape(const std::filesystem::path& run, const std::string& name,
                                           const LandscapeRecipe& recipe, double curvature);

}  // namespace gacfas::test
