#pragma once

#include <cstdint>
#include <vector>

namespace gacfas {

/// The scores of one class in rising order, so that a moving threshold is answered by binary search.
class SortedScores {
public:
  SortedScores() = default;
  explicit SortedScores(std::vector<double> scores);

  int64_t size() const { return static_cast<int64_t>(scores_.size()); }
  const std::vector<double>& values() const { return scores_; }
  /// Number of scores >= threshold: those taken for live.
  int64_t accepted(double threshold) const;
  /// Number of scores in [low, high).
  int64_t between(double low, double high) const { return accepted(low) - accepted(high); }

private:
  std::vector<double> scores_;
};

/// What a threshold decides on the videos of one domain.
struct Decisions {
  int64_t liveAccepted = 0, liveRejected = 0;
  int64_t spoofAccepted = 0, spoofRejected = 0;

  int64_t live() const { return liveAccepted + liveRejected; }
  int64_t spoof() const { return spoofAccepted + spoofRejected; }
  int64_t errors() const { return liveRejected + spoofAccepted; }
  /// (FPR + FNR) / 2, 0..1.
  double hter() const;
  bool operator==(const Decisions&) const = default;
};

Decisions decide(const SortedScores& live, const SortedScores& spoof, double threshold);

}  // namespace gacfas
