#include "core/types/StepPasses.h"

namespace gacfas {

StepPasses stepPasses(const Config& config) {
  const int64_t k = config.sourceDomains();
  switch (config.train.minimizer) {
    case MinimizerKind::Erm:
      return {1, 1};
    case MinimizerKind::Sam:
    case MinimizerKind::Sagm:
      return {2, 3};
    case MinimizerKind::SamDomain:
    case MinimizerKind::GacFas:
      return {k + 1, 2 * k + 1};
  }
  return {};
}

}  // namespace gacfas
