#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace gacfas {

/// What a result on this machine depends on.
struct SystemInfo {
  std::map<std::string, std::string> versions;  ///< gacfas, git, libtorch
  std::string device;                           ///< what `system.device: auto` takes: "cpu, 2 threads"
  int64_t threads = 0;                          ///< of the arithmetic, where system.threads is 0
  bool cudaBuild = false;                       ///< LibTorch has CUDA code
  bool cuda = false;                            ///< and a GPU can be used
};

SystemInfo systemInfo();

}  // namespace gacfas
