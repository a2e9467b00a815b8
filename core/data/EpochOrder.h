#pragma once

#include <cstdint>
#include <vector>

namespace gacfas {

/// Which training videos an epoch shows, in which order and in which batches. A pure function of (seed,
/// epoch).
class EpochOrder {
public:
  /// sets: the video numbers of every class of every source domain, 2K lists. Unbalanced: every video once.
  /// Balanced (method.md, Schedule): max_i(len_i) * 2K items, item j from set j mod 2K, place (j / 2K) mod
  /// len; no set may be empty then. Both are shuffled anew in each epoch.
  EpochOrder(std::vector<std::vector<int64_t>> sets, bool balanced, int64_t batchSize, uint64_t seed);

  /// Batches an epoch: the last, smaller one is kept; a last batch of one face is joined to the one before.
  int64_t steps() const;
  /// Faces of batch `step`, and the place of its first face in the epoch.
  int64_t faces(int64_t step) const;
  int64_t firstPlace(int64_t step) const { return step * batchSize_; }
  /// Video numbers of a whole epoch, in order.
  std::vector<int64_t> epoch(int64_t epoch) const;

private:
  std::vector<int64_t> items_;
  int64_t batchSize_;
  uint64_t seed_;
};

}  // namespace gacfas
