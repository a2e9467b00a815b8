#pragma once

#include <filesystem>
#include <utility>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// The runs to start, in order, each with the folder it will make.
using RunPlan = std::vector<std::pair<Config, std::filesystem::path>>;

/// The control for GAC-FAS: ERM whose classification gradient counts twice.
Config controlOf(const Config& config);

/// A run a seed, the control's runs after them where `withControl`. Folders are new, below `parent`, and none
/// of `reserved`.
RunPlan planRuns(const Config& config, const std::vector<uint64_t>& seeds, bool withControl,
                 const std::filesystem::path& parent, const std::vector<std::filesystem::path>& reserved);

}  // namespace gacfas
