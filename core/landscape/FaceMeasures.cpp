#include "core/landscape/FaceMeasures.h"

#include <numeric>

namespace gacfas {

namespace {
double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}
}  // namespace

PointLosses summarise(const FaceMeasures& faces, const std::vector<int64_t>& labels,
                      const std::vector<int64_t>& domains, size_t domainCount) {
  std::vector<double> count(domainCount, 0.0);
  PointLosses point;
  point.domainLoss.assign(domainCount, 0.0);
  point.domainAccuracy.assign(domainCount, 0.0);
  double sum = 0.0;
  for (size_t i = 0; i < faces.loss.size(); ++i) {
    const auto domain = static_cast<size_t>(domains[i]);
    if (domain >= domainCount) continue;
    count[domain] += 1.0;
    sum += faces.loss[i];
    point.domainLoss[domain] += faces.loss[i];
    if ((faces.score[i] >= 0.0) == (labels[i] == 1)) point.domainAccuracy[domain] += 1.0;
  }
  for (size_t domain = 0; domain < domainCount; ++domain) {
    point.domainLoss[domain] /= count[domain];
    point.domainAccuracy[domain] /= count[domain];
  }
  point.loss = mean(point.domainLoss);
  point.weightedLoss = sum / std::accumulate(count.begin(), count.end(), 0.0);
  point.accuracy = mean(point.domainAccuracy);
  return point;
}

}  // namespace gacfas
