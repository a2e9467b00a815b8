#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/metrics/Resampling.h"

namespace gacfas {

/// Weighted numbers of samples, all of them or those that a threshold accepts.
struct Tally {
  int64_t live = 0;
  int64_t spoof = 0;
  std::vector<int64_t> attacks;  ///< spoofs of each attack type
};

/// Samples sorted once by falling score. A bootstrap draw only changes how often each unit counts, so that
/// every curve and rate of a draw comes from one walk down this order.
class RankedSamples {
public:
  struct Entry {
    double score = 0.0;
    uint32_t unit = 0;
    uint32_t kind = 0;  ///< 0 live, else 1 + place of the attack type
    bool last = false;  ///< of the samples with this score
  };
  using Weights = std::vector<uint32_t>;  ///< of each unit

  /// `units` is of these samples. Throws as rocCurve does.
  RankedSamples(const std::vector<VideoScore>& samples, const ResamplingUnits& units);

  const std::vector<Entry>& entries() const { return entries_; }
  /// Attack types by name; a spoof without one is "unknown".
  const std::vector<std::string>& attacks() const { return attacks_; }
  /// Number of entries with a score >= threshold.
  size_t accepted(double threshold) const;
  Tally total(const Weights& weights) const { return accepted(entries_.size(), weights); }
  /// Of the first `position` entries.
  Tally accepted(size_t position, const Weights& weights) const;

  /// Calls visit(position, accepted) for every threshold from +inf downwards; visit returns nothing.
  template <class Visit>
  void walk(const Weights& weights, Visit visit) const {
    Tally tally = none();
    visit(size_t{0}, tally);
    for (size_t i = 0; i < entries_.size(); ++i) {
      add(entries_[i], weights, tally);
      if (entries_[i].last) visit(i + 1, tally);
    }
  }

private:
  Tally none() const { return {0, 0, std::vector<int64_t>(attacks_.size(), 0)}; }
  static void add(const Entry& entry, const Weights& weights, Tally& tally) {
    const auto weight = static_cast<int64_t>(weights[entry.unit]);
    if (entry.kind == 0) {
      tally.live += weight;
      return;
    }
    tally.spoof += weight;
    tally.attacks[entry.kind - 1] += weight;
  }

  std::vector<Entry> entries_;
  std::vector<std::string> attacks_;
};

}  // namespace gacfas
