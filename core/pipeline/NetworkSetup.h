#pragma once

#include <filesystem>
#include <string>

#include "core/model/FasNet.h"
#include "core/tensor/TensorList.h"
#include "core/tensor/Torch.h"
#include "core/types/Config.h"

namespace gacfas {

/// A channels-last network of the config's shape on `device`, weights not set.
FasNet makeNetwork(const Config& config, torch::Device device);

/// The start of a training: ImageNet backbone or Kaiming, head drawn from the seed. Throws InputError naming the file.
FasNet makeStartNetwork(const Config& config, torch::Device device);

/// A network for evaluation with the weights of a file. Throws InputError naming the file and what does not fit.
FasNet loadNetwork(const Config& config, const std::filesystem::path& weights, torch::Device device);

/// Weight file of a run: `which` is "last", "best", or "epoch_0012" of a run with evaluate.keep_weights. Throws InputError when
/// the run has none yet, or for another word.
std::filesystem::path weightsOfRun(const std::filesystem::path& run, const std::string& which);

}  // namespace gacfas
