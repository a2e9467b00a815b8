#pragma once

#include <filesystem>

#include "core/types/Config.h"

namespace gacfas {

struct TraceRequest {
  std::filesystem::path weights;   ///< method.md's names, running statistics included
  std::filesystem::path batch;     ///< images [2B,3,S,S] fp32, labels [B] int64, domains [B] int64 in 0..K-1
  std::filesystem::path out;
  bool doublePrecision = false;
};

/// One training step made visible. Writes to `out` (safetensors): loss.domain.<k>, loss.contrastive,
/// grad.domain.<k>.<param>, grad.contrastive.<param>, eps.<k>.<param>, grad.ascended.<k>.<param> (k = all for sam and
/// sagm), direction.<param>, and buffer.<name> after the step. loss.domain.<k> and its gradient include the 1/K,
/// loss.contrastive and its gradient lambda; zeros where a parameter has no gradient; nothing for an absent domain.
/// All parameters are trained and the minimiser is on, whatever the config's warm-up says.
/// Throws InputError naming file and tensor for what does not fit.
void traceStep(const TraceRequest& request, const Config& config);

}  // namespace gacfas
