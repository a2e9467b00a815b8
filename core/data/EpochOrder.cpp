#include "core/data/EpochOrder.h"

#include <algorithm>
#include <utility>

#include "core/data/RandomStreams.h"
#include "core/types/Error.h"
#include "core/types/Random.h"

namespace gacfas {
namespace {

std::vector<int64_t> everyVideoOnce(const std::vector<std::vector<int64_t>>& sets) {
  std::vector<int64_t> items;
  for (const auto& set : sets) items.insert(items.end(), set.begin(), set.end());
  return items;
}

std::vector<int64_t> roundRobin(const std::vector<std::vector<int64_t>>& sets) {
  size_t longest = 0;
  for (const auto& set : sets) {
    if (set.empty()) throw InputError("balanced sampling needs live and spoof videos in every source domain");
    longest = std::max(longest, set.size());
  }
  std::vector<int64_t> items;
  for (size_t j = 0; j < longest * sets.size(); ++j) {
    const auto& set = sets[j % sets.size()];
    items.push_back(set[j / sets.size() % set.size()]);
  }
  return items;
}

}  // namespace

EpochOrder::EpochOrder(std::vector<std::vector<int64_t>> sets, bool balanced, int64_t batchSize,
                       uint64_t seed)
    : items_(balanced ? roundRobin(sets) : everyVideoOnce(sets)), batchSize_(batchSize), seed_(seed) {
  if (items_.empty()) throw InputError("there is no training video");
}

int64_t EpochOrder::steps() const {
  const auto count = static_cast<int64_t>(items_.size());
  const int64_t steps = (count + batchSize_ - 1) / batchSize_;
  const bool lastIsSingle = batchSize_ > 1 && steps > 1 && count % batchSize_ == 1;
  return lastIsSingle ? steps - 1 : steps;
}

int64_t EpochOrder::faces(int64_t step) const {
  return step + 1 < steps() ? batchSize_ : static_cast<int64_t>(items_.size()) - firstPlace(step);
}

std::vector<int64_t> EpochOrder::epoch(int64_t epoch) const {
  std::vector<int64_t> order = items_;
  Random random({seed_, kOrderStream, static_cast<uint64_t>(epoch)});
  for (size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random.below(i + 1)]);
  return order;
}

}  // namespace gacfas
