#include "core/metrics/RankedSamples.h"

#include <algorithm>
#include <set>

#include "core/metrics/Classes.h"

namespace gacfas {
namespace {

std::string attackName(const VideoScore& sample) {
  return sample.attack.empty() ? "unknown" : sample.attack;
}

}  // namespace

RankedSamples::RankedSamples(const std::vector<VideoScore>& samples, const ResamplingUnits& units) {
  countClasses(samples);
  std::set<std::string> names;
  for (const VideoScore& sample : samples)
    if (sample.label == Label::Spoof) names.insert(attackName(sample));
  attacks_.assign(names.begin(), names.end());
  for (size_t i = 0; i < samples.size(); ++i) {
    Entry entry{samples[i].score, units.unitOf[i], 0, true};
    if (samples[i].label == Label::Spoof) {
      const auto place = std::lower_bound(attacks_.begin(), attacks_.end(), attackName(samples[i]));
      entry.kind = 1 + static_cast<uint32_t>(place - attacks_.begin());
    }
    entries_.push_back(entry);
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.score > b.score; });
  for (size_t i = 0; i + 1 < entries_.size(); ++i)
    entries_[i].last = entries_[i + 1].score != entries_[i].score;
}

size_t RankedSamples::accepted(double threshold) const {
  const auto end = std::partition_point(entries_.begin(), entries_.end(),
                                        [&](const Entry& entry) { return entry.score >= threshold; });
  return static_cast<size_t>(end - entries_.begin());
}

Tally RankedSamples::accepted(size_t position, const Weights& weights) const {
  Tally tally = none();
  for (size_t i = 0; i < position; ++i) add(entries_[i], weights, tally);
  return tally;
}

}  // namespace gacfas
