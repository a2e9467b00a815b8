#include "core/metrics/Measurement.h"

#include <cstdlib>
#include <limits>

namespace gacfas {
namespace {

/// Area under the ROC: trapezoids in whole pairs.
class AreaWalk {
public:
  void visit(const Tally& accepted) {
    twice_ += (accepted.spoof - spoof_) * (accepted.live + live_);
    live_ = accepted.live;
    spoof_ = accepted.spoof;
  }
  int64_t twice() const { return twice_; }

private:
  int64_t live_ = 0, spoof_ = 0, twice_ = 0;
};

/// Where FPR - FNR changes sign, and where it is least in size.
class BalanceWalk {
public:
  explicit BalanceWalk(const Tally& total) : total_(total), least_(total.live * total.spoof) {}

  void visit(size_t position, const Tally& accepted) {
    const int64_t imbalance =
        accepted.live * total_.spoof + accepted.spoof * total_.live - total_.live * total_.spoof;
    if (std::abs(imbalance) < least_) {
      least_ = std::abs(imbalance);
      oracle_ = position;
    }
    if (imbalance >= 0 && before_ < 0) cross(accepted.spoof, imbalance);
    before_ = imbalance;
    spoofBefore_ = accepted.spoof;
  }
  double eer() const { return eer_; }
  size_t oracle() const { return oracle_; }

private:
  /// Linear along the segment, as in equalErrorRate().
  void cross(int64_t spoof, int64_t imbalance) {
    const auto below = static_cast<double>(before_), above = static_cast<double>(imbalance);
    eer_ = (static_cast<double>(spoofBefore_) * above - static_cast<double>(spoof) * below) /
           ((above - below) * static_cast<double>(total_.spoof));
  }

  const Tally& total_;
  int64_t least_, before_ = -1, spoofBefore_ = 0;
  double eer_ = 0.0;
  size_t oracle_ = 0;
};

/// The most accepted live samples while the spoofs stay within what a limit allows.
class LimitWalk {
public:
  LimitWalk(std::vector<int64_t> allowed, bool eachAttack)
      : allowed_(std::move(allowed)), eachAttack_(eachAttack) {}

  void visit(size_t position, const Tally& accepted) {
    if (!within_) return;
    within_ = eachAttack_ ? fits(accepted.attacks) : accepted.spoof <= allowed_.front();
    if (!within_) return;
    live_ = accepted.live;
    position_ = position;
  }
  int64_t live() const { return live_; }
  size_t position() const { return position_; }

private:
  bool fits(const std::vector<int64_t>& attacks) const {
    for (size_t i = 0; i < attacks.size(); ++i)
      if (attacks[i] > allowed_[i]) return false;
    return true;
  }

  std::vector<int64_t> allowed_;  ///< of each attack type, or of all spoofs
  bool eachAttack_, within_ = true;
  int64_t live_ = 0;
  size_t position_ = 0;
};

std::vector<LimitWalk> fprWalks(const std::vector<double>& limits, const Tally& total) {
  std::vector<LimitWalk> walks;
  for (double limit : limits) walks.emplace_back(std::vector{allowedCount(limit, total.spoof)}, false);
  return walks;
}

std::vector<LimitWalk> apcerWalks(const std::vector<double>& limits, const Tally& total) {
  std::vector<LimitWalk> walks;
  for (double limit : limits) {
    std::vector<int64_t> allowed;
    for (int64_t attack : total.attacks) allowed.push_back(allowedCount(limit, attack));
    walks.emplace_back(std::move(allowed), true);
  }
  return walks;
}

size_t fprPosition(const RankedSamples& samples, double limit, const RankedSamples::Weights& weights,
                   const Tally& total) {
  LimitWalk walk({allowedCount(limit, total.spoof)}, false);
  samples.walk(weights, [&](size_t position, const Tally& accepted) { walk.visit(position, accepted); });
  return walk.position();
}

size_t bpcerPosition(const RankedSamples& samples, double limit, const RankedSamples::Weights& weights,
                     const Tally& total) {
  const int64_t needed = total.live - allowedCount(limit, total.live);
  size_t found = samples.entries().size() + 1;
  samples.walk(weights, [&](size_t position, const Tally& accepted) {
    if (accepted.live >= needed && position < found) found = position;
  });
  return found;
}

/// Entries that a threshold other than the oracle accepts; the labels have no part in one that is fixed.
size_t positionOf(const RankedSamples& samples, const ThresholdSource& source,
                  const RankedSamples::Weights& weights, const Tally& total) {
  if (source.kind == ThresholdSource::FixedFpr) return fprPosition(samples, source.value, weights, total);
  if (source.kind == ThresholdSource::FixedBpcer) return bpcerPosition(samples, source.value, weights, total);
  return samples.accepted(source.kind == ThresholdSource::Probability ? 0.0 : source.value);
}

}  // namespace

double rateOf(int64_t part, int64_t whole) {
  if (whole == 0) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(part) / static_cast<double>(whole);
}

double Measurement::auc() const {
  return static_cast<double>(pairsTwice) /
         (2.0 * static_cast<double>(total.live) * static_cast<double>(total.spoof));
}

Measurement measure(const RankedSamples& samples, const MeasurePlan& plan,
                    const RankedSamples::Weights& weights) {
  Measurement result;
  result.total = samples.total(weights);
  AreaWalk area;
  BalanceWalk balance(result.total);
  std::vector<LimitWalk> fpr = fprWalks(plan.fprLimits, result.total);
  std::vector<LimitWalk> apcer = apcerWalks(plan.apcerLimits, result.total);
  samples.walk(weights, [&](size_t position, const Tally& accepted) {
    area.visit(accepted);
    balance.visit(position, accepted);
    for (LimitWalk& walk : fpr) walk.visit(position, accepted);
    for (LimitWalk& walk : apcer) walk.visit(position, accepted);
  });
  result.pairsTwice = area.twice();
  result.eer = balance.eer();
  for (const LimitWalk& walk : fpr) result.acceptedAtFpr.push_back(walk.live());
  for (const LimitWalk& walk : apcer) result.acceptedAtApcer.push_back(walk.live());
  for (const ThresholdSource& source : plan.thresholds) {
    const size_t position = source.kind == ThresholdSource::TargetEer
                                ? balance.oracle()
                                : positionOf(samples, source, weights, result.total);
    result.rates.push_back({position, samples.accepted(position, weights)});
  }
  return result;
}

}  // namespace gacfas
