#include "core/metrics/DeLong.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/metrics/Classes.h"

namespace gacfas {
namespace {

/// Ranks from 1; ties share the mean of theirs.
std::vector<double> midRanks(const std::vector<double>& values) {
  std::vector<size_t> order(values.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    for (size_t i = begin; i < end; ++i) ranks[order[i]] = static_cast<double>(begin + end + 1) / 2.0;
  }
  return ranks;
}

/// For each live sample the share of spoofs below it, for each spoof the share of live samples above it; a
/// tie is a half.
struct Placements {
  std::vector<double> live, spoof;
};

Placements placementsOf(const std::vector<VideoScore>& samples) {
  std::vector<double> all, live, spoof;
  for (const VideoScore& sample : samples) {
    all.push_back(sample.score);
    (sample.label == Label::Live ? live : spoof).push_back(sample.score);
  }
  const std::vector<double> ranks = midRanks(all), liveRanks = midRanks(live), spoofRanks = midRanks(spoof);
  const auto lives = static_cast<double>(live.size()), spoofs = static_cast<double>(spoof.size());
  Placements placements;
  for (size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].label == Label::Live)
      placements.live.push_back((ranks[i] - liveRanks[placements.live.size()]) / spoofs);
    else
      placements.spoof.push_back(1.0 - (ranks[i] - spoofRanks[placements.spoof.size()]) / lives);
  }
  return placements;
}

double meanOf(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Variance of the mean, from the sample variance.
double meanVariance(const std::vector<double>& values) {
  if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const double mean = meanOf(values);
  double squares = 0.0;
  for (double value : values) squares += (value - mean) * (value - mean);
  const auto count = static_cast<double>(values.size());
  return squares / (count - 1.0) / count;
}

DeLong summed(const Placements& placements) {
  return {meanOf(placements.live), meanVariance(placements.live) + meanVariance(placements.spoof)};
}

void subtract(std::vector<double>& from, const std::vector<double>& what) {
  std::transform(from.begin(), from.end(), what.begin(), from.begin(), std::minus<>());
}

}  // namespace

DeLong deLong(const std::vector<VideoScore>& samples) {
  countClasses(samples);
  return summed(placementsOf(samples));
}

DeLong deLongDifference(const std::vector<VideoScore>& a, const std::vector<VideoScore>& b) {
  countClasses(a);
  countClasses(b);
  // Var(A - B) = Var(A) + Var(B) - 2 Cov(A, B) is that of the differences of the placements.
  Placements difference = placementsOf(b);
  const Placements less = placementsOf(a);
  subtract(difference.live, less.live);
  subtract(difference.spoof, less.spoof);
  return summed(difference);
}

}  // namespace gacfas
