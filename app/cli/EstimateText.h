#pragma once

#include <string>

#include "core/types/TrainingEstimate.h"

namespace gacfas::cli {

/// Two lines: time with its parts, then memory and disk.
std::string estimateText(const TrainingEstimate& estimate, const Config& config);

}  // namespace gacfas::cli
