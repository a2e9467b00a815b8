#pragma once

#include "core/config/OptionTable.h"
#include "core/types/Config.h"

namespace gacfas {

/// The first option in which `now` differs from what was measured so that steps, evaluations or landscapes take another
/// time each; null: there is none, and estimateTraining() tells the cost of `now`.
const Option* costlyChange(const Config& measured, const Config& now);

}  // namespace gacfas
