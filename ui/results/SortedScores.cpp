#include "ui/results/SortedScores.h"

#include <algorithm>

namespace gacfas {

SortedScores::SortedScores(std::vector<double> scores) : scores_(std::move(scores)) {
  std::sort(scores_.begin(), scores_.end());
}

int64_t SortedScores::accepted(double threshold) const {
  return scores_.end() - std::lower_bound(scores_.begin(), scores_.end(), threshold);
}

double Decisions::hter() const {
  const double fpr = static_cast<double>(spoofAccepted) / static_cast<double>(std::max<int64_t>(spoof(), 1));
  const double fnr = static_cast<double>(liveRejected) / static_cast<double>(std::max<int64_t>(live(), 1));
  return (fpr + fnr) / 2.0;
}

Decisions decide(const SortedScores& live, const SortedScores& spoof, double threshold) {
  Decisions decisions;
  decisions.liveAccepted = live.accepted(threshold);
  decisions.liveRejected = live.size() - decisions.liveAccepted;
  decisions.spoofAccepted = spoof.accepted(threshold);
  decisions.spoofRejected = spoof.size() - decisions.spoofAccepted;
  return decisions;
}

}  // namespace gacfas
