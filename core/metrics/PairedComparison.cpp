#include "core/metrics/PairedComparison.h"

#include <cmath>
#include <map>
#include <tuple>

#include "core/metrics/DeLong.h"
#include "core/metrics/Intervals.h"
#include "core/metrics/Measurement.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

/// Domain, label, video, and which of its samples; unnamed samples count through.
using SampleKey = std::tuple<std::string, Label, std::string, size_t>;

std::map<SampleKey, size_t> placesOf(const std::vector<VideoScore>& samples, std::vector<SampleKey>& keys) {
  std::map<std::tuple<std::string, Label, std::string>, size_t> seen;
  std::map<SampleKey, size_t> places;
  for (size_t i = 0; i < samples.size(); ++i) {
    const VideoScore& sample = samples[i];
    const size_t which = sample.video.empty() ? i : seen[{sample.domain, sample.label, sample.video}]++;
    keys.emplace_back(sample.domain, sample.label, sample.video, which);
    places[keys.back()] = i;
  }
  return places;
}

std::string nameOf(const SampleKey& key) {
  const auto& [domain, label, video, which] = key;
  const std::string kind = label == Label::Live ? "live" : "spoof";
  if (video.empty()) return "sample " + std::to_string(which + 1) + " (" + kind + ")";
  return kind + " video '" + video + "'" + (domain.empty() ? "" : " of domain '" + domain + "'");
}

void requireAll(const std::vector<SampleKey>& keys, const std::map<SampleKey, size_t>& places,
                const char* which) {
  for (const SampleKey& key : keys) {
    if (places.contains(key)) continue;
    throw InputError("the two sets are not of the same samples: the " + std::string(which) + " has no " +
                     nameOf(key) + ". Compare scores of the same videos and frames.");
  }
}

struct PairMeasured {
  double auc = 0.0, hter = 0.0;
  size_t position = 0;
};

PairMeasured measuredAt(const RankedSamples& samples, const ThresholdSource& source,
                        const RankedSamples::Weights& weights) {
  const Measurement measured = measure(samples, {{}, {}, {source}}, weights);
  const Tally &total = measured.total, &accepted = measured.rates.front().accepted;
  const double hter =
      (rateOf(accepted.spoof, total.spoof) + rateOf(total.live - accepted.live, total.live)) / 2.0;
  return {measured.auc(), hter, measured.rates.front().position};
}

bool isRight(const VideoScore& sample, double threshold) {
  return (sample.score >= threshold) == (sample.label == Label::Live);
}

McNemar decisionsOf(const std::vector<VideoScore>& a, const std::vector<VideoScore>& b, double thresholdA,
                    double thresholdB) {
  int64_t onlyA = 0, onlyB = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    const bool rightA = isRight(a[i], thresholdA), rightB = isRight(b[i], thresholdB);
    onlyA += rightA && !rightB;
    onlyB += rightB && !rightA;
  }
  return mcNemar(onlyA, onlyB);
}

double normalP(const DeLong& difference) {
  if (std::isnan(difference.variance)) return difference.variance;
  if (difference.auc == 0.0) return 1.0;
  return std::erfc(std::abs(difference.auc) / std::sqrt(2.0 * difference.variance));
}

}  // namespace

std::vector<VideoScore> pairedWith(const std::vector<VideoScore>& a, const std::vector<VideoScore>& b) {
  std::vector<SampleKey> keysA, keysB;
  const auto placesA = placesOf(a, keysA), placesB = placesOf(b, keysB);
  requireAll(keysA, placesB, "second");
  requireAll(keysB, placesA, "first");
  std::vector<VideoScore> ordered;
  for (const SampleKey& key : keysA) ordered.push_back(b[placesB.at(key)]);
  return ordered;
}

PairedComparison compareSamples(const std::vector<VideoScore>& a, const std::vector<VideoScore>& unordered,
                                const ThresholdSource& sourceA, const ThresholdSource& sourceB,
                                const FigureOptions& options, const JobControl* control) {
  const std::vector<VideoScore> b = pairedWith(a, unordered);
  const ResamplingUnits units = resamplingUnits(a);
  const RankedSamples rankedA(a, units), rankedB(b, units);
  RankedSamples::Weights weights(static_cast<size_t>(units.count), 1);
  const PairMeasured wholeA = measuredAt(rankedA, sourceA, weights),
                     wholeB = measuredAt(rankedB, sourceB, weights);

  std::vector<double> aucs, hters;
  for (int64_t draw = 0; draw < options.draws; ++draw) {
    if (control) control->throwIfStopped();
    drawWeights(units, options.seed, draw, weights);
    const PairMeasured drawA = measuredAt(rankedA, sourceA, weights),
                       drawB = measuredAt(rankedB, sourceB, weights);
    aucs.push_back(drawB.auc - drawA.auc);
    hters.push_back(drawB.hter - drawA.hter);
  }

  PairedComparison result;
  const RocCurve rocA = rocCurve(a), rocB = rocCurve(b);
  result.live = rocA.live;
  result.spoof = rocA.spoof;
  result.clients = units.clients;
  result.units = units.count;
  result.draws = options.draws;
  result.sourceA = sourceA;
  result.sourceB = sourceB;
  result.thresholdA = thresholdOf(sourceA, rocA);
  result.thresholdB = thresholdOf(sourceB, rocB);
  result.auc = {wholeA.auc, wholeB.auc, percentileInterval(std::move(aucs))};
  result.hter = {wholeA.hter, wholeB.hter, percentileInterval(std::move(hters))};
  result.aucDeLongP = normalP(deLongDifference(a, b));
  result.mcNemar = decisionsOf(a, b, result.thresholdA, result.thresholdB);
  return result;
}

}  // namespace gacfas
