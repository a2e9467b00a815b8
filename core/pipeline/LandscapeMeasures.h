#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/landscape/FaceMeasures.h"
#include "core/metrics/Metrics.h"
#include "core/pipeline/SubsetErrors.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// The columns of a landscape, all from one pass over its faces (docs/landscape.md): losses and accuracies of
/// the classes, of the classes of each domain and of each attack type; AUC, EER and HTER of the source domains
/// and of the unseen one; the contrastive and the weight decay term of the training loss. A figure that does
/// not exist at a point, as where scores are not finite, is NaN.
class LandscapeMeasures {
public:
  /// `videos` has one video a face; those of config.data.test, if any, come last.
  /// With `errors` also the standard errors of a subset.
  LandscapeMeasures(const std::vector<Video>& videos, const Config& config, std::optional<SubsetErrors> errors = {});

  /// Names of all columns.
  const std::vector<std::string>& columns() const { return names_; }
  /// Fills PointLosses::extra with these columns, NaN for names that are unknown here.
  void fill(const FaceMeasures& faces, const std::vector<std::string>& columns, PointLosses& losses) const;

private:
  using Values = std::vector<std::pair<std::string, double>>;
  /// Faces that are summed up together.
  struct Group {
    std::string loss, accuracy;  ///< names of the columns, empty: not wanted
    std::vector<size_t> faces;
  };

  void addGroup(const std::string& loss, const std::string& accuracy, std::vector<size_t> faces);
  Values valuesOf(const FaceMeasures& faces) const;
  void addGroups(const FaceMeasures& faces, Values& values) const;
  void addRates(const FaceMeasures& faces, Values& values) const;

  std::vector<VideoScore> videos_;  ///< scores are those of the point at hand
  size_t sources_ = 0;              ///< the first so many are of the source domains
  std::vector<Group> groups_;
  double lambda_, weightDecay_;
  std::optional<SubsetErrors> errors_;
  std::vector<std::string> names_;
};

}  // namespace gacfas
