#pragma once

#include <filesystem>

#include "core/jobs/EvaluateJob.h"
#include "core/types/Config.h"

namespace gacfas {

/// Weights to evaluate and the config that says what network they are of.
struct EvaluateSubject {
  Config config;
  std::filesystem::path weights;
};

/// Of a run folder its own config and weights, of a weight file itself with the request's config. Throws
/// InputError where there is no such thing, or a config is missing or one too many.
EvaluateSubject subjectOf(const EvaluateRequest& request);

}  // namespace gacfas
