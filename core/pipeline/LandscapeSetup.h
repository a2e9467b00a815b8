#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/landscape/FaceSelection.h"
#include "core/landscape/SurfaceSampler.h"
#include "core/model/FasNet.h"
#include "core/types/Config.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// Everything that decides a surface of a run, before anything is written.
struct LandscapeSetup {
  Config config;
  FasNet net{nullptr};
  Plane plane;
  FaceChoice choice;
  std::string facesCsv;
  LandscapeRecipe recipe;
  std::filesystem::path folder;  ///< its place below <run>/landscape; another recipe has another
};

/// `weights` is "last" or "best"; `overrides` may set landscape.*, system.* and data.root. Throws InputError,
/// DeviceError.
LandscapeSetup setUpLandscape(const std::filesystem::path& run, const std::string& weights,
                              const std::vector<std::string>& overrides);

/// Loads the faces: the middle frame of each chosen video, test transform.
SurfaceSampler makeSampler(const LandscapeSetup& setup);

}  // namespace gacfas
