#include "ui/faces/FaceSelection.h"

#include <algorithm>

#include "ui/faces/FaceSifter.h"

namespace gacfas {

std::vector<int> selectFaces(const FaceSet& set, const FaceFilter& filter, const FaceRuns& runs,
                             FaceOrder order) {
  const FaceSetPtr lent(FaceSetPtr(), &set);
  return FaceSifter().select(lent, filter, runs, order);
}

int64_t countFaces(const FaceSet& set, const FaceFilter& filter, const FaceRuns& runs) {
  const FaceConditions conditions(filter, runs);
  return std::count_if(set.faces.begin(), set.faces.end(), [&](const Face& face) {
    return conditions.admit(face) &&
           passesThresholds({face.label, face.scores.data(), face.scores.size()}, filter, runs);
  });
}

int64_t facesInDomain(const FaceSet& set, const std::string& domain) {
  return std::count_if(set.faces.begin(), set.faces.end(),
                       [&](const Face& face) { return domain.empty() || face.domain == domain; });
}

}  // namespace gacfas
