#include "core/sharpness/FaceGroups.h"

#include <algorithm>
#include <cmath>

namespace gacfas {

namespace {

constexpr int64_t kGroupsForAnError = 4;

struct DomainMoments {
  double faces = 0.0, mean = 0.0, variance = kUnknown;  ///< variance of the mean
};

DomainMoments momentsOf(size_t domain, const std::vector<Sample>& samples) {
  DomainMoments moments;
  double count = 0.0, squares = 0.0;
  for (const Sample& sample : samples) {
    if (sample.domain != domain) continue;
    count += 1.0;
    moments.faces += sample.faces;
    moments.mean += sample.faces * sample.value;
  }
  moments.mean /= moments.faces;
  for (const Sample& sample : samples)
    if (sample.domain == domain)
      squares += std::pow(sample.faces / moments.faces * (sample.value - moments.mean), 2);
  if (count > 1.0) moments.variance = count / (count - 1.0) * squares;
  return moments;
}

}  // namespace

std::vector<FaceGroup> groupFaces(const std::vector<int64_t>& domains, size_t domainCount, int64_t batchSize) {
  std::vector<FaceGroup> groups;
  for (size_t domain = 0; domain < domainCount; ++domain) {
    std::vector<int64_t> faces;
    for (size_t i = 0; i < domains.size(); ++i)
      if (domains[i] == static_cast<int64_t>(domain)) faces.push_back(static_cast<int64_t>(i));
    const auto size = static_cast<int64_t>(faces.size());
    const int64_t least = std::min(kGroupsForAnError, std::max<int64_t>(1, size / 2));
    const auto count = static_cast<size_t>(std::max(least, (size + batchSize - 1) / batchSize));
    const size_t first = groups.size();
    groups.resize(first + count);
    for (size_t i = 0; i < faces.size(); ++i) groups[first + i % count].faces.push_back(faces[i]);
    for (size_t i = first; i < groups.size(); ++i) groups[i].domain = domain;
  }
  return groups;
}

std::vector<Scope> scopesOf(size_t domainCount) {
  std::vector<Scope> scopes{{Scope::kAll, domainCount}};
  for (size_t domain = 0; domain < domainCount; ++domain) scopes.push_back({domain, domainCount});
  return scopes;
}

std::vector<double> weightsIn(const Scope& scope, const std::vector<FaceGroup>& groups) {
  std::vector<double> faces(scope.domains, 0.0), weights;
  for (const FaceGroup& group : groups) faces[group.domain] += static_cast<double>(group.faces.size());
  const double share = scope.domain == Scope::kAll ? 1.0 / static_cast<double>(scope.domains) : 1.0;
  for (const FaceGroup& group : groups)
    weights.push_back(scope.contains(group.domain)
                          ? share * static_cast<double>(group.faces.size()) / faces[group.domain]
                          : 0.0);
  return weights;
}

FaceMean meanOver(const Scope& scope, const std::vector<Sample>& samples) {
  double sum = 0.0, variance = 0.0, domains = 0.0;
  for (size_t domain = 0; domain < scope.domains; ++domain) {
    if (!scope.contains(domain)) continue;
    const DomainMoments moments = momentsOf(domain, samples);
    sum += moments.mean;
    variance += moments.variance;
    domains += 1.0;
  }
  return {sum / domains, std::sqrt(variance) / domains};
}

DrawMean meanOverDraws(const Scope& scope, const std::vector<std::vector<Sample>>& draws) {
  DrawMean result;
  if (draws.empty()) return result;
  const double count = static_cast<double>(draws.size());
  std::vector<Sample> averaged = draws.front();
  for (Sample& sample : averaged) sample.value = 0.0;
  for (const std::vector<Sample>& draw : draws) {
    result.draws.push_back(meanOver(scope, draw).value);
    for (size_t i = 0; i < draw.size(); ++i) averaged[i].value += draw[i].value / count;
  }
  const FaceMean mean = meanOver(scope, averaged);
  result.mean = mean.value;
  result.faceError = mean.faceError;
  if (draws.size() < 2) return result;
  double squares = 0.0;
  for (double value : result.draws) squares += (value - result.mean) * (value - result.mean);
  result.deviation = std::sqrt(squares / (count - 1.0));
  result.standardError = result.deviation / std::sqrt(count);
  return result;
}

}  // namespace gacfas
