#include "core/landscape/LandscapeFaces.h"

#include <algorithm>
#include <set>

#include "core/types/Error.h"

namespace gacfas {

void requireWhole(const LandscapeFaces& faces) {
  const size_t count = faces.labels.size();
  const std::set<int64_t> present(faces.domains.begin(), faces.domains.end());
  const auto domains = static_cast<int64_t>(faces.domainNames.size());
  if (count == 0 || faces.images.size(0) != static_cast<int64_t>(count) || faces.domains.size() != count)
    throw Error("a landscape needs faces, with one label and one domain each");
  for (int64_t domain = 0; domain < domains; ++domain)
    if (!present.contains(domain))
      throw Error("a landscape needs at least one face of each of its " + std::to_string(domains) + " domains");
  if (*present.begin() < 0 || *present.rbegin() > domains)
    throw Error("a landscape's face belongs to none of its domains");
}

int64_t countSources(const LandscapeFaces& faces) {
  const auto unseen = static_cast<int64_t>(faces.domainNames.size());
  const auto first = std::find(faces.domains.begin(), faces.domains.end(), unseen);
  if (std::any_of(first, faces.domains.end(), [&](int64_t domain) { return domain != unseen; }))
    throw Error("a landscape's faces of the unseen domain come after all others");
  return first - faces.domains.begin();
}

torch::Tensor lossShares(const LandscapeFaces& faces, int64_t sources) {
  const size_t domains = faces.domainNames.size();
  std::vector<double> count(domains, 0.0), shares;
  for (int64_t i = 0; i < sources; ++i) count[static_cast<size_t>(faces.domains[static_cast<size_t>(i)])] += 1.0;
  for (int64_t i = 0; i < sources; ++i)
    shares.push_back(1.0 / (static_cast<double>(domains) *
                            count[static_cast<size_t>(faces.domains[static_cast<size_t>(i)])]));
  return torch::tensor(shares, torch::kFloat64);
}

torch::Tensor contrastiveClasses(const LandscapeFaces& faces, int64_t sources) {
  std::vector<int64_t> ids;
  for (size_t i = 0; i < static_cast<size_t>(sources); ++i) ids.push_back(10 * faces.domains[i] + faces.labels[i]);
  for (const int64_t id : ids)
    if (std::count(ids.begin(), ids.end(), id) < 2) return {};
  return torch::tensor(ids, torch::kInt64);
}

}  // namespace gacfas
