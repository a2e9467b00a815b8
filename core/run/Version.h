#pragma once

#include <map>
#include <string>

namespace gacfas {

/// "0.1.0"
std::string programVersion();
/// Versions that a result depends on: gacfas, git (of the sources, "unknown" outside a checkout), libtorch.
std::map<std::string, std::string> versions();

}  // namespace gacfas
