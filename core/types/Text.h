#pragma once

#include <string>
#include <vector>

namespace gacfas {

/// "a, b, c"
std::string joined(const std::vector<std::string>& words, const std::string& between = ", ");

}  // namespace gacfas
