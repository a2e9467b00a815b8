#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// The names of an enum as configs write them.
template <typename Enum>
using ChoiceNames = std::vector<std::pair<std::string, Enum>>;

const ChoiceNames<MinimizerKind>& minimizerNames();
const ChoiceNames<GacVariant>& variantNames();

}  // namespace gacfas
