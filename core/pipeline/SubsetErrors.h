#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/landscape/FaceMeasures.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// Standard errors of mean losses over some faces, taken as estimates of those over all: each class of a domain is a
/// stratum from which the faces were drawn without replacement (Cochran, Sampling Techniques, 1977, 5.6), so that the error is
/// 0 once all are measured. NaN where a class has one measured face of several.
class SubsetErrors {
public:
  /// `measured` are among `all`.
  SubsetErrors(const std::vector<Video>& measured, const std::vector<Video>& all, const Config& config);

  /// "train_loss_se", then "domains/<d>/loss_se" of each source domain, "unseen/loss_se" where it was measured; nat.
  std::vector<std::pair<std::string, double>> of(const FaceMeasures& faces) const;

private:
  struct Class {
    std::vector<size_t> faces;  ///< places among the measured ones
    size_t whole = 0;           ///< faces there are
  };
  struct Domain {
    std::string column;
    std::vector<Class> classes;
  };
  static double variance(const Domain& domain, const FaceMeasures& faces);

  std::vector<Domain> domains_;
  size_t sources_ = 0;  ///< the first so many domains
};

}  // namespace gacfas
