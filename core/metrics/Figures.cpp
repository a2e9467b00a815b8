#include "core/metrics/Figures.h"

#include <algorithm>
#include <cmath>

#include "core/metrics/DeLong.h"
#include "core/metrics/Intervals.h"
#include "core/metrics/Measurement.h"

namespace gacfas {
namespace {

const std::vector<double> kFprLimits{0.1, 0.05, 0.01, 0.005, 0.001};
const std::vector<double> kApcerLimits{0.1, 0.05, 0.01};

/// Places of the rates at one threshold, in the order in which `addRates` appends them.
enum RatePlace { kFpr, kFnr, kHter, kAccuracy, kWorst, kAcer, kFirstAttack };

double worstOf(const std::vector<int64_t>& accepted, const std::vector<int64_t>& all) {
  double worst = 0.0;
  for (size_t i = 0; i < all.size(); ++i)
    if (all[i] > 0) worst = std::max(worst, rateOf(accepted[i], all[i]));
  return worst;
}

void addRates(std::vector<double>& values, const Tally& accepted, const Tally& total) {
  const double fpr = rateOf(accepted.spoof, total.spoof),
               fnr = rateOf(total.live - accepted.live, total.live);
  const double worst = worstOf(accepted.attacks, total.attacks);
  const int64_t right = accepted.live + total.spoof - accepted.spoof;
  for (double value :
       {fpr, fnr, (fpr + fnr) / 2.0, rateOf(right, total.live + total.spoof), worst, (worst + fnr) / 2.0})
    values.push_back(value);
  for (size_t i = 0; i < total.attacks.size(); ++i)
    values.push_back(rateOf(accepted.attacks[i], total.attacks[i]));
}

/// All values of a measurement in one row: AUC, EER, TPR@FPR, BPCER@APCER, then the rates of each threshold.
std::vector<double> rowOf(const Measurement& measured) {
  std::vector<double> row{measured.auc(), measured.eer};
  for (int64_t live : measured.acceptedAtFpr) row.push_back(rateOf(live, measured.total.live));
  for (int64_t live : measured.acceptedAtApcer)
    row.push_back(rateOf(measured.total.live - live, measured.total.live));
  for (const RatesMeasured& rates : measured.rates) addRates(row, rates.accepted, measured.total);
  return row;
}

/// Turns rows of values into figures.
class FigureBuilder {
public:
  FigureBuilder(const std::vector<VideoScore>& samples, const MeasurePlan& plan)
      : plan_(plan),
        units_(resamplingUnits(samples)),
        ranked_(samples, units_),
        measured_(measure(ranked_, plan, ones())),
        row_(rowOf(measured_)),
        draws_(row_.size()) {
    countUnits();
  }

  void draw(const FigureOptions& options, const JobControl* control) {
    RankedSamples::Weights weights;
    for (int64_t i = 0; i < options.draws; ++i) {
      if (control) control->throwIfStopped();
      drawWeights(units_, options.seed, i, weights);
      const std::vector<double> row = rowOf(measure(ranked_, plan_, weights));
      for (size_t k = 0; k < row.size(); ++k) draws_[k].push_back(row[k]);
    }
  }

  SetFigures build() {
    const Tally& total = measured_.total;
    SetFigures figures;
    figures.live = total.live;
    figures.spoof = total.spoof;
    figures.clients = units_.clients;
    figures.units = units_.count;
    figures.auc = composite(0, measured_.pairsTwice / 2, total.live * total.spoof, false);
    const Tally oracle = measured_.rates.back().accepted;
    const int64_t errors = oracle.spoof + total.live - oracle.live;
    figures.eer = composite(1, errors, total.live + total.spoof, errors == 0);
    size_t place = 2;
    for (size_t i = 0; i < plan_.fprLimits.size(); ++i)
      figures.tprAtFpr.push_back(
          atLimit(place++, plan_.fprLimits[i], measured_.acceptedAtFpr[i], total.spoof));
    const int64_t rarest = *std::min_element(total.attacks.begin(), total.attacks.end());
    for (size_t i = 0; i < plan_.apcerLimits.size(); ++i)
      figures.bpcerAtApcer.push_back(
          atLimit(place++, plan_.apcerLimits[i], total.live - measured_.acceptedAtApcer[i], rarest));
    for (size_t i = 0; i < plan_.thresholds.size(); ++i, place += kFirstAttack + ranked_.attacks().size())
      figures.thresholds.push_back(ratesAtSource(place, plan_.thresholds[i], measured_.rates[i]));
    return figures;
  }

private:
  RankedSamples::Weights ones() const { return RankedSamples::Weights(static_cast<size_t>(units_.count), 1); }

  /// Units with samples of every kind: live, each attack type, all spoofs, all.
  void countUnits() {
    const size_t kinds = ranked_.attacks().size() + 1;
    std::vector<std::vector<bool>> seen(kinds + 2, std::vector<bool>(static_cast<size_t>(units_.count)));
    for (const RankedSamples::Entry& entry : ranked_.entries()) {
      seen[entry.kind][entry.unit] = seen[kinds + 1][entry.unit] = true;
      if (entry.kind > 0) seen[kinds][entry.unit] = true;
    }
    for (const auto& members : seen) unitsOfKind_.push_back(std::count(members.begin(), members.end(), true));
  }
  int64_t liveUnits() const { return unitsOfKind_.front(); }
  int64_t spoofUnits() const { return unitsOfKind_[unitsOfKind_.size() - 2]; }

  Interval intervalOf(size_t place) const { return percentileInterval(draws_[place]); }

  Figure composite(size_t place, int64_t count, int64_t total, bool tooSmall) const {
    return {row_[place], intervalOf(place), count, total, tooSmall};
  }

  Figure proportion(size_t place, int64_t count, int64_t total, int64_t units, bool tooSmall) const {
    Figure figure = composite(place, count, total, tooSmall);
    const bool edge = count == 0 || count == total;
    if (!draws_[place].empty() && std::isnan(figure.interval.low) && edge)
      figure.interval = edgeInterval(count == 0, units);
    return figure;
  }

  LimitFigure atLimit(size_t place, double limit, int64_t count, int64_t limited) const {
    return {limit, proportion(place, count, measured_.total.live, liveUnits(),
                              limit * static_cast<double>(limited) < 1.0)};
  }

  ThresholdFigures ratesAtSource(size_t place, const ThresholdSource& source,
                                 const RatesMeasured& rates) const {
    const Tally &total = measured_.total, &accepted = rates.accepted;
    const int64_t misses = total.live - accepted.live, all = total.live + total.spoof;
    ThresholdFigures figures;
    figures.source = source;
    figures.fpr = proportion(place + kFpr, accepted.spoof, total.spoof, spoofUnits(), accepted.spoof == 0);
    figures.fnr = proportion(place + kFnr, misses, total.live, liveUnits(), misses == 0);
    figures.bpcer = figures.fnr;
    figures.hter = composite(place + kHter, accepted.spoof + misses, all, accepted.spoof + misses == 0);
    figures.accuracy =
        proportion(place + kAccuracy, all - accepted.spoof - misses, all, unitsOfKind_.back(), false);
    addAttacks(place, accepted, figures);
    figures.acer = composite(place + kAcer, figures.worstApcer.count + misses,
                             figures.worstApcer.total + total.live, figures.worstApcer.count + misses == 0);
    return figures;
  }

  void addAttacks(size_t place, const Tally& accepted, ThresholdFigures& figures) const {
    for (size_t i = 0; i < ranked_.attacks().size(); ++i) {
      const std::string& attack = ranked_.attacks()[i];
      const Figure figure =
          proportion(place + kFirstAttack + i, accepted.attacks[i], measured_.total.attacks[i],
                     unitsOfKind_[i + 1], accepted.attacks[i] == 0);
      if (figures.worstAttack.empty() || figure.value > figures.worstApcer.value) {
        figures.worstAttack = attack;
        figures.worstApcer = figure;
      }
      figures.apcer[attack] = figure;
    }
    // The worst type may differ from draw to draw.
    const Interval interval = intervalOf(place + kWorst);
    if (!std::isnan(interval.low)) figures.worstApcer.interval = interval;
  }

  const MeasurePlan& plan_;
  const ResamplingUnits units_;
  const RankedSamples ranked_;
  const Measurement measured_;
  const std::vector<double> row_;
  std::vector<std::vector<double>> draws_;
  std::vector<int64_t> unitsOfKind_;
};

}  // namespace

SetFigures computeFigures(const std::vector<VideoScore>& samples,
                          const std::vector<ThresholdSource>& thresholds, const FigureOptions& options,
                          const JobControl* control) {
  MeasurePlan plan{kFprLimits, kApcerLimits, thresholds};
  plan.thresholds.push_back(ThresholdSource::targetEer());  // the errors that stand beside the EER
  FigureBuilder builder(samples, plan);
  builder.draw(options, control);
  SetFigures figures = builder.build();
  figures.draws = options.draws;
  figures.thresholds.pop_back();
  const RocCurve roc = rocCurve(samples);
  for (ThresholdFigures& rates : figures.thresholds) rates.threshold = thresholdOf(rates.source, roc);
  const DeLong area = deLong(samples);
  figures.aucDeLong = normalInterval(area.auc, std::sqrt(area.variance));
  return figures;
}

}  // namespace gacfas
