#pragma once

#include <string>
#include <vector>

#include "core/types/LandscapeOptions.h"

namespace CLI {
class App;
}

namespace gacfas::cli {

/// What `gacfas landscape` was asked for, as written.
struct LandscapeArguments {
  std::vector<std::string> runs, overrides, towards, trajectory;
  std::string weights = "last";
  std::string importFile, importName, directions, norm, biasBn = "ignore", tensors = "weights", statistics, x, y;
  bool line = false, plane = false, principal = false, hessian = false, unseen = false, preview = false, estimate = false;
  int64_t lines = 0, subset = 0, devices = 1;
  double autoRange = 0.0, clip = 0.0;

  /// Throws InputError naming the option at fault.
  LandscapeOptions options() const;
};

void addLandscapeOptions(CLI::App& app, LandscapeArguments& arguments);

}  // namespace gacfas::cli
