#pragma once

#include <cstdint>
#include <vector>

#include "core/types/Sharpness.h"

namespace gacfas {

/// Faces of one domain that go through the network together.
struct FaceGroup {
  size_t domain = 0;
  std::vector<int64_t> faces;  ///< places in the list of all faces
};

/// Parts each domain's faces into groups of at most `batchSize`, and into four or more where there are faces
/// enough, so that group means tell a standard error. A group takes every n-th face: a list that has the live
/// faces first gives groups with both classes.
std::vector<FaceGroup> groupFaces(const std::vector<int64_t>& domains, size_t domainCount, int64_t batchSize);

/// A mean over some faces of one domain: of one face, or of a group.
struct Sample {
  size_t domain = 0;
  double faces = 1.0;
  double value = 0.0;
};

/// Which loss is meant: that of one domain, or the mean over `domains` domains.
struct Scope {
  static constexpr size_t kAll = static_cast<size_t>(-1);
  size_t domain = kAll;
  size_t domains = 1;

  bool contains(size_t other) const { return domain == kAll || domain == other; }
};

/// "all", then each domain.
std::vector<Scope> scopesOf(size_t domainCount);

/// Weight of each group in a scope's loss; they sum up to 1.
std::vector<double> weightsIn(const Scope& scope, const std::vector<FaceGroup>& groups);

/// Mean of samples over a scope. The standard error takes a domain's samples as independent draws,
/// s^2 = n / (n - 1) sum (w_i (x_i - mean))^2 with their shares w_i of the domain's faces, and is NaN where a domain has
/// one sample alone.
FaceMean meanOver(const Scope& scope, const std::vector<Sample>& samples);

/// Mean over draws, each given by its samples (same places in each draw).
DrawMean meanOverDraws(const Scope& scope, const std::vector<std::vector<Sample>>& draws);

}  // namespace gacfas
