#include "core/landscape/PlaneNetwork.h"

#include "core/landscape/FoldedNetwork.h"
#include "core/landscape/PlaneWeights.h"

namespace gacfas {

void PlaneNetwork::settle(const torch::Tensor&, int64_t) {}

std::unique_ptr<PlaneNetwork> makePlaneNetwork(FasNet net, const Plane& plane,
                                               const PlaneNetworkSettings& settings) {
  if (settings.fold && settings.statistics != PlaneStatistics::Reestimated && canFold(net, plane))
    return std::make_unique<FoldedNetwork>(net, plane, settings.precision);
  return std::make_unique<PlaneWeights>(net, plane, settings);
}

}  // namespace gacfas
