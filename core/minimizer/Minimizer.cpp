#include "core/minimizer/Minimizer.h"

#include "core/minimizer/Erm.h"
#include "core/minimizer/GacFas.h"
#include "core/minimizer/Sagm.h"
#include "core/minimizer/Sam.h"
#include "core/minimizer/SamDomain.h"
#include "core/types/Error.h"

namespace gacfas {

std::unique_ptr<Minimizer> makeMinimizer(const Config& config, bool warming) {
  if (warming) return std::make_unique<Erm>(1.0);
  const AscentSettings ascent{config.gac.rho, config.gac.eta, config.adaptive()};
  switch (config.train.minimizer) {
    case MinimizerKind::Erm: return std::make_unique<Erm>(config.train.ermScale);
    case MinimizerKind::Sam: return std::make_unique<Sam>(ascent);
    case MinimizerKind::SamDomain: return std::make_unique<SamDomain>(ascent);
    case MinimizerKind::Sagm: return std::make_unique<Sagm>(ascent, config.gac.alpha);
    case MinimizerKind::GacFas: return std::make_unique<GacFas>(ascent, config.gac.alpha, config.gac.variant);
  }
  throw Error("unknown minimiser");
}

}  // namespace gacfas
