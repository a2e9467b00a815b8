#pragma once

#include "core/types/Config.h"

namespace gacfas {

/// Passes through the network that one training step takes.
struct StepPasses {
  int64_t forward = 1;
  int64_t backward = 1;

  /// In units of a forward pass; a backward pass counts as two.
  double cost() const { return static_cast<double>(forward) + 2.0 * static_cast<double>(backward); }
};

/// Of a step with the minimiser, for K = config.sourceDomains() domains; before it starts, a step is ERM's.
StepPasses stepPasses(const Config& config);

}  // namespace gacfas
