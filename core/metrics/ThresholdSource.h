#pragma once

#include <string>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// Where a threshold comes from. A rate at a threshold is never shown without the label of its source.
struct ThresholdSource {
  enum Kind {
    TargetEer,    ///< oracle: |FPR - FNR| least on the very samples that are judged; what most papers print
    Source,       ///< fixed on the source domains, knows nothing of the target: what deployment would get
    Probability,  ///< probability 0.5 of a network of ours: score 0, for bce (sigmoid(s cos)) and ce alike
    FixedFpr,     ///< the lowest threshold with FPR <= value on the samples that are judged
    FixedBpcer,   ///< the highest threshold with BPCER <= value on the samples that are judged
    ByHand,       ///< value
  };
  Kind kind = TargetEer;
  double value = 0.0;  ///< of Source and ByHand a score, of FixedFpr and FixedBpcer a rate 0..1, else unused

  static ThresholdSource targetEer() { return {TargetEer, 0.0}; }
  static ThresholdSource source(double threshold) { return {Source, threshold}; }
  static ThresholdSource probability() { return {Probability, 0.0}; }
  static ThresholdSource fixedFpr(double rate) { return {FixedFpr, rate}; }
  static ThresholdSource fixedBpcer(double rate) { return {FixedBpcer, rate}; }
  static ThresholdSource byHand(double threshold) { return {ByHand, threshold}; }

  /// Whether the labels of the judged samples went into it: optimistic, and chosen anew in every bootstrap
  /// draw.
  bool usesTarget() const { return kind == TargetEer || kind == FixedFpr || kind == FixedBpcer; }
  bool operator==(const ThresholdSource&) const = default;
};

/// "target EER (oracle)", "source domains", "probability 0.5", "FPR 1 % on the target", "BPCER 5 % on the
/// target", "by hand".
std::string labelOf(const ThresholdSource& source);

/// The threshold on a set: accept when score >= threshold; +inf where nothing may be accepted.
double thresholdOf(const ThresholdSource& source, const RocCurve& roc);

/// The largest whole number of `total` samples whose share is at most `limit`, both rounded as a double is: 1
/// of 20 at 0.05.
int64_t allowedCount(double limit, int64_t total);

/// "5", "0.5", "12.5": a rate in per cent, as few digits as tell it.
std::string percentName(double rate);

}  // namespace gacfas
