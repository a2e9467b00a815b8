#include "ui/results/ScoreBins.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gacfas {
namespace {

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`.
double roundWidth(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (double factor : {1.0, 2.0, 2.5, 5.0})
    if (factor * power >= least) return factor * power;
  return 10.0 * power;
}

}  // namespace

int64_t ScoreBins::binOf(double score) const {
  const auto guess = static_cast<int64_t>(std::floor(score / width)) - first;
  // score / width and k * width round differently: the edges decide.
  if (score < low(guess)) return guess - 1;
  if (score >= high(guess)) return guess + 1;
  return guess;
}

ScoreBins scoreBins(const EvaluationScores& scores, int wanted) {
  double least = std::numeric_limits<double>::infinity(), most = -least;
  for (const DomainScores& domain : scores.domains)
    for (const SortedScores* part : {&domain.live, &domain.spoof}) {
      if (part->size() == 0) continue;
      least = std::min(least, part->values().front());
      most = std::max(most, part->values().back());
    }
  ScoreBins bins;
  bins.width = most > least ? roundWidth((most - least) / wanted) : 0.01;
  bins.first = static_cast<int64_t>(std::floor(least / bins.width)) - 1;
  bins.count = static_cast<int64_t>(std::floor(most / bins.width)) + 2 - bins.first;
  return bins;
}

QVector<double> binCounts(const SortedScores& scores, const ScoreBins& bins) {
  QVector<double> counts(bins.count);
  for (int64_t bin = 0; bin < bins.count; ++bin)
    counts[bin] = static_cast<double>(scores.between(bins.low(bin), bins.high(bin)));
  return counts;
}

}  // namespace gacfas
