#pragma once

#include <string>

#include "core/types/JobControl.h"

namespace gacfas::cli {

/// "45 s", "12 min", "3 h 10 min", "4 d 2 h": as exact as an estimate is.
std::string durationText(double seconds);

/// "training 12/600 steps, epoch 1/50, 1.2 steps/s, 8 min left"; what is unknown is left out, and a slow rate
/// is given as its inverse ("14.0 s a step").
std::string progressText(const Progress& progress);

}  // namespace gacfas::cli
