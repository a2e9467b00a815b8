#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/landscape/FaceSelection.h"
#include "core/model/FasNet.h"
#include "core/sharpness/NetworkObjective.h"
#include "core/types/Config.h"

namespace gacfas {

/// Everything that decides the sharpness of a run's weights, before anything is computed.
struct SharpnessSetup {
  Config config;
  FasNet net{nullptr};  ///< fp32, or fp64; no autocast, whatever the run trained with
  FaceChoice choice;    ///< the faces of the run's landscape
  std::string modelHash, facesHash;
};

/// `weights` is "last" or "best"; `overrides` may set landscape.faces, landscape.seed, landscape.batch_size, system.* and
/// data.root. Throws InputError, DeviceError.
SharpnessSetup setUpSharpness(const std::filesystem::path& run, const std::string& weights,
                              const std::vector<std::string>& overrides, bool doublePrecision);

/// Loads the faces: the middle frame of each chosen video, test transform.
NetworkObjective makeObjective(const SharpnessSetup& setup);

}  // namespace gacfas
