#include "ui/results/MetricsColumns.h"

#include <algorithm>
#include <limits>

#include "ui/results/NumberText.h"

namespace gacfas {
namespace {

using Group = MetricsColumn::Group;

int64_t smallerClass(const EvaluationScores& scores) {
  return std::min(scores.figures.live, scores.figures.spoof);
}
int64_t liveOf(const EvaluationScores& scores) {
  return scores.figures.live;
}
int64_t spoofOf(const EvaluationScores& scores) {
  return scores.figures.spoof;
}

int64_t rarestAttack(const EvaluationScores& scores) {
  int64_t least = std::numeric_limits<int64_t>::max();
  for (const auto& [attack, values] : scores.targetDomain().attacks) least = std::min(least, values.size());
  return least;
}

int64_t attackCount(const EvaluationScores& scores, const std::string& attack) {
  const auto found = scores.targetDomain().attacks.find(attack);
  return found == scores.targetDomain().attacks.end() ? 0 : found->second.size();
}

/// Collects columns of one group.
class ColumnList {
public:
  ColumnList(std::vector<MetricsMeasure>& measures, const QString& samples)
      : measures_(measures), samples_(samples) {}

  void begin(Group group) { group_ = group; }

  template <typename Value>
  MetricsMeasure& add(const QString& title, int better, const QString& counted, Value value,
                      std::function<int64_t(const EvaluationScores&)> samples) {
    MetricsMeasure measure;
    measure.column.group = group_;
    measure.column.title = title;
    measure.column.better = better;
    measure.column.counted = counted.isEmpty() ? QString() : QString(counted).replace("*", samples_);
    measure.cell = [value](const RunReading& reading) { return MetricsCell{value(reading), -1.0, {}, {}, false}; };
    measure.samples = std::move(samples);
    measures_.push_back(std::move(measure));
    return measures_.back();
  }

  /// A figure of the rates at the group's threshold.
  void addRate(const QString& title, const QString& counted, Figure ThresholdFigures::*member, int better = -1,
               std::function<int64_t(const EvaluationScores&)> samples = smallerClass) {
    add(
        title, better, counted,
        [group = group_, member](const RunReading& reading) { return reading.rates.at(group).*member; },
        std::move(samples));
  }

  void addEpochs(const QString& title, int better, MetricsCell RunReading::*member) {
    MetricsMeasure measure;
    measure.column.group = group_;
    measure.column.title = title;
    measure.column.better = better;
    measure.cell = [member](const RunReading& reading) { return reading.*member; };
    measures_.push_back(std::move(measure));
  }

  Group group() const { return group_; }

private:
  std::vector<MetricsMeasure>& measures_;
  QString samples_;
  Group group_ = Group::Free;
};

QString limitTitle(const QString& name, double limit) {
  return QObject::tr("%1 %2 %").arg(name, plainNumber(limit * 100.0));
}

void addTpr(ColumnList& list, size_t place, double limit) {
  list.add(
          limitTitle("TPR@FPR", limit), 1, QObject::tr("%1 of %2 live * accepted"),
          [place](const RunReading& reading) { return reading.set.tprAtFpr[place].figure; }, spoofOf)
      .limit = limit;
}

void addBpcer(ColumnList& list, size_t place, double limit) {
  list.add(
          limitTitle("BPCER@APCER", limit), -1, QObject::tr("%1 of %2 live * rejected"),
          [place](const RunReading& reading) { return reading.set.bpcerAtApcer[place].figure; }, rarestAttack)
      .limit = limit;
}

void addFree(ColumnList& list, bool all) {
  list.begin(Group::Free);
  list.add(
      "AUC", 1, QObject::tr("%1 of %2 pairs (live, spoof) in the right order"),
      [](const RunReading& reading) { return reading.set.auc; }, smallerClass);
  list.add(
      "EER", -1, QObject::tr("%1 of %2 * wrong at the oracle threshold"),
      [](const RunReading& reading) { return reading.set.eer; }, smallerClass);
  if (all) addTpr(list, 0, 0.1);
  addTpr(list, 1, 0.05);
  addTpr(list, 2, 0.01);
  if (!all) return;
  addTpr(list, 3, 0.005);
  addTpr(list, 4, 0.001);
  addBpcer(list, 0, 0.1);
  addBpcer(list, 1, 0.05);
  addBpcer(list, 2, 0.01);
}

void addAttack(ColumnList& list, const std::string& attack) {
  list.add(
      "APCER " + QString::fromStdString(attack), -1,
      QObject::tr("%1 of %2 %3 * accepted").arg("%1", "%2", QString::fromStdString(attack)),
      [attack, group = list.group()](const RunReading& reading) {
        const auto& rates = reading.rates.at(group).apcer;
        const auto found = rates.find(attack);
        return found == rates.end() ? Figure() : found->second;
      },
      [attack](const EvaluationScores& scores) { return attackCount(scores, attack); });
}

void addThreshold(ColumnList& list) {
  list.add(
          "thr.", 0, {},
          [group = list.group()](const RunReading& reading) {
            return Figure{reading.rates.at(group).threshold, {}, 0, 0, false};
          },
          nullptr)
      .column.isThreshold = true;
}

/// The rates of a group; `brief`: HTER alone, for a source that stands beside another one.
void addRates(ColumnList& list, Group group, const std::set<std::string>& attacks, bool all, bool brief) {
  list.begin(group);
  list.addRate("HTER", QObject::tr("%1 of %2 * wrong"), &ThresholdFigures::hter);
  if (!brief) {
    if (all) list.addRate("ACC", QObject::tr("%1 of %2 * right"), &ThresholdFigures::accuracy, 1);
    if (all) list.addRate("FPR", QObject::tr("%1 of %2 spoof * accepted"), &ThresholdFigures::fpr, -1, spoofOf);
    for (const std::string& attack : attacks) addAttack(list, attack);
    list.addRate("worst APCER", QObject::tr("%1 of %2 * of that attack accepted"), &ThresholdFigures::worstApcer,
                 -1, rarestAttack);
    list.addRate("BPCER", QObject::tr("%1 of %2 live * rejected"), &ThresholdFigures::bpcer, -1, liveOf);
    list.addRate("ACER", QObject::tr("%1 of %2 * wrong, of the worst attack and the live ones"),
                 &ThresholdFigures::acer, -1,
                 [](const EvaluationScores& scores) { return std::min(liveOf(scores), rarestAttack(scores)); });
  }
  addThreshold(list);
}

void addEpochs(ColumnList& list) {
  list.begin(Group::Epochs);
  list.addEpochs("HTER best", -1, &RunReading::hterBest);
  list.addEpochs("AUC best", 1, &RunReading::aucBest);
  list.addEpochs("HTER last 10", -1, &RunReading::hterTail);
  list.addEpochs("AUC last 10", 1, &RunReading::aucTail);
  list.addEpochs("HTER last", -1, &RunReading::hterLast);
  list.addEpochs("AUC last", 1, &RunReading::aucLast);
  list.addEpochs("HTER last, source", -1, &RunReading::hterHonest);
}

}  // namespace

std::vector<MetricsMeasure> metricsMeasures(const std::vector<Group>& groups,
                                            const std::set<std::string>& attacks, const QString& samples,
                                            bool all) {
  std::vector<MetricsMeasure> measures;
  ColumnList list(measures, samples);
  addFree(list, all);
  for (Group group : groups) addRates(list, group, attacks, all, !all && group == Group::Oracle);
  if (all) addEpochs(list);
  return measures;
}

}  // namespace gacfas
