#include "core/pipeline/SubsetErrors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gacfas {

SubsetErrors::SubsetErrors(const std::vector<Video>& measured, const std::vector<Video>& all, const Config& config)
    : sources_(config.data.train.size()) {
  const auto add = [&](const std::string& name, const std::string& column) {
    Domain domain{column, {}};
    for (const Label label : {Label::Live, Label::Spoof}) {
      const auto belongs = [&](const Video& video) { return video.domain == name && video.label == label; };
      Class one;
      for (size_t i = 0; i < measured.size(); ++i)
        if (belongs(measured[i])) one.faces.push_back(i);
      one.whole = static_cast<size_t>(std::count_if(all.begin(), all.end(), belongs));
      if (!one.faces.empty()) domain.classes.push_back(std::move(one));
    }
    if (!domain.classes.empty()) domains_.push_back(std::move(domain));
  };
  for (const std::string& name : config.data.train) add(name, "domains/" + name + "/loss_se");
  add(config.data.test, "unseen/loss_se");
}

/// Of the mean loss of a domain's measured faces.
double SubsetErrors::variance(const Domain& domain, const FaceMeasures& faces) {
  double count = 0.0, sum = 0.0;
  for (const Class& one : domain.classes) count += static_cast<double>(one.faces.size());
  for (const Class& one : domain.classes) {
    const auto n = static_cast<double>(one.faces.size());
    if (one.faces.size() == one.whole) continue;
    if (one.faces.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    double mean = 0.0, squares = 0.0;
    for (const size_t face : one.faces) mean += faces.loss[face] / n;
    for (const size_t face : one.faces) squares += std::pow(faces.loss[face] - mean, 2);
    const double left = 1.0 - n / static_cast<double>(one.whole);
    sum += n * n / (count * count) * squares / (n - 1.0) / n * left;
  }
  return sum;
}

std::vector<std::pair<std::string, double>> SubsetErrors::of(const FaceMeasures& faces) const {
  std::vector<std::pair<std::string, double>> errors{{"train_loss_se", 0.0}};
  double sum = 0.0;
  for (size_t i = 0; i < domains_.size(); ++i) {
    const double one = variance(domains_[i], faces);
    if (i < sources_) sum += one;
    errors.emplace_back(domains_[i].column, std::sqrt(one));
  }
  errors.front().second = std::sqrt(sum) / static_cast<double>(sources_);
  return errors;
}

}  // namespace gacfas
