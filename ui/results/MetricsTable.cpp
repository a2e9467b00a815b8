#include "ui/results/MetricsTable.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/metrics/Spread.h"
#include "ui/results/MetricsColumns.h"
#include "ui/results/NumberText.h"

namespace gacfas {
namespace {

using Group = MetricsColumn::Group;

constexpr int64_t kFewSamples = 30;
constexpr size_t kTail = 10;  ///< evaluations in the paper's means

struct SourceGroup {
  Group group;
  ThresholdKind kind;
};
constexpr SourceGroup kSources[] = {
    {Group::Oracle, ThresholdKind::Oracle},           {Group::Source, ThresholdKind::Source},
    {Group::Probability, ThresholdKind::Probability}, {Group::FixedFpr, ThresholdKind::FixedFpr},
    {Group::FixedBpcer, ThresholdKind::FixedBpcer},   {Group::ByHand, ThresholdKind::ByHand}};

/// The oracle's and the sources' are never shown one without the other.
std::vector<SourceGroup> shownGroups(const ThresholdModel& model, bool all) {
  std::vector<SourceGroup> groups;
  for (const SourceGroup& each : kSources) {
    const bool always = each.group == Group::Oracle || each.group == Group::Source;
    const bool known = each.kind != ThresholdKind::ByHand || model.hasHand();
    if (always || model.kind() == each.kind || (all && known)) groups.push_back(each);
  }
  return groups;
}

QString groupTitle(Group group, const ThresholdModel& model) {
  switch (group) {
    case Group::Free:
      return QObject::tr("Threshold free");
    case Group::Oracle:
      return QObject::tr("Target EER (oracle)");
    case Group::Source:
      return QObject::tr("Source threshold");
    case Group::Probability:
      return QObject::tr("Probability 0.5");
    case Group::FixedFpr:
      return QObject::tr("FPR %1 % on the target").arg(plainNumber(model.rate(ThresholdKind::FixedFpr) * 100.0));
    case Group::FixedBpcer:
      return QObject::tr("BPCER %1 % on the target")
          .arg(plainNumber(model.rate(ThresholdKind::FixedBpcer) * 100.0));
    case Group::ByHand:
      return QObject::tr("By hand");
    case Group::Epochs:
      break;
  }
  return QObject::tr("Over epochs (mean of videos; oracle, but for the last column)");
}

MetricsCell plainCell(double value, double deviation = -1.0) {
  MetricsCell cell;
  cell.figure.value = value;
  cell.deviation = deviation;
  return cell;
}

void readEpochs(const std::vector<EvaluationRow>& rows, RunReading& reading) {
  if (rows.empty()) return;
  const EvaluationRow& best = rows[static_cast<size_t>(bestEvaluation(rows))];
  reading.aucBest = plainCell(best.targetAuc);
  reading.hterBest = plainCell(best.targetHter);
  reading.aucLast = plainCell(rows.back().targetAuc);
  reading.hterLast = plainCell(rows.back().targetHter);
  reading.hterHonest = plainCell(rows.back().targetHterSource);
  std::vector<double> aucs, hters;
  for (size_t i = rows.size() - std::min(rows.size(), kTail); i < rows.size(); ++i) {
    aucs.push_back(rows[i].targetAuc);
    hters.push_back(rows[i].targetHter);
  }
  const Spread auc = spreadOf(aucs), hter = spreadOf(hters);
  reading.aucTail = plainCell(auc.mean, auc.deviation);
  reading.hterTail = plainCell(hter.mean, hter.deviation);
  reading.hterBest.remark = reading.aucBest.remark =
      QObject::tr("epoch %1, chosen on the target itself (oracle)").arg(best.epoch);
  reading.hterHonest.remark =
      QObject::tr("epoch %1 at the source threshold: nothing was chosen on the target").arg(rows.back().epoch);
  reading.hterLast.remark = reading.aucLast.remark = QObject::tr("epoch %1").arg(rows.back().epoch);
  reading.aucTail.remark = reading.hterTail.remark =
      QObject::tr("mean (standard deviation) of %1 evaluations of one run; no spread over seeds").arg(aucs.size());
}

RunReading readingOf(const ComparedRun& run, const std::vector<SourceGroup>& groups, const ThresholdModel& model,
                     const FigureIntervals* intervals) {
  RunReading reading;
  reading.scores = run.scores.get();
  const FiguresPtr computed = intervals ? intervals->of(run.scores) : nullptr;
  reading.set = computed ? *computed : run.scores->figures;
  for (const SourceGroup& each : groups) {
    const ThresholdSource source = model.source(each.kind, *run.scores);
    const ThresholdFigures* known = computed ? findRates(*computed, source) : nullptr;
    reading.rates[each.group] = known ? *known : run.scores->ratesAt(source);
  }
  readEpochs(run.shown.run->evaluationRows, reading);
  return reading;
}

/// Why a figure decides nothing whatever the model; empty where it does.
QString whyTooFew(const MetricsMeasure& measure, const EvaluationScores& scores, const QString& samples) {
  if (!measure.samples) return {};
  const int64_t count = measure.samples(scores);
  if (count < kFewSamples) return QObject::tr("%1 %2: fewer than %3").arg(count).arg(samples).arg(kFewSamples);
  if (measure.limit > 0.0 && measure.limit * static_cast<double>(count) < 1.0)
    return QObject::tr("%1 % of %2 %3 is less than one")
        .arg(plainNumber(measure.limit * 100.0))
        .arg(count)
        .arg(samples);
  return {};
}

QString remarkOf(const MetricsMeasure& measure, const RunReading& reading) {
  const QString& title = measure.column.title;
  const Interval& area = reading.set.aucDeLong;
  if (measure.column.group == Group::Free && title == "AUC" && !std::isnan(area.low))
    return QObject::tr("DeLong, samples as independent: %1–%2").arg(percentText(area.low), percentText(area.high));
  if (title == "worst APCER")
    return QObject::tr("worst: %1").arg(
        QString::fromStdString(reading.rates.at(measure.column.group).worstAttack));
  return {};
}

MetricsCell cellOf(const MetricsMeasure& measure, const RunReading& reading, MetricsColumn& column,
                   const QString& samples) {
  MetricsCell cell = measure.cell(reading);
  const QString few = whyTooFew(measure, *reading.scores, samples);
  if (!few.isEmpty()) column.tooSmall = few;
  cell.tooSmall = !few.isEmpty() ? few
                  : cell.figure.tooSmall
                      ? QObject::tr("none of %1 %2").arg(cell.figure.total).arg(samples)
                      : QString();
  if (cell.remark.isEmpty()) cell.remark = remarkOf(measure, reading);
  if (column.title.startsWith("APCER "))
    column.count = QObject::tr("n %1").arg(measure.samples(*reading.scores));
  return cell;
}

void markBest(MetricsTable& table) {
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const int better = table.columns[i].better;
    std::optional<double> best;
    int present = 0;
    for (const MetricsRow& row : table.rows) {
      const double value = row.cells[i].figure.value;
      if (std::isnan(value)) continue;
      ++present;
      if (!best || better * value > better * *best) best = value;
    }
    if (better == 0 || present < 2) continue;
    for (MetricsRow& row : table.rows) row.cells[i].best = row.cells[i].figure.value == *best;
  }
}

std::set<std::string> attacksOf(const std::vector<ComparedRun>& runs) {
  std::set<std::string> attacks;
  for (const ComparedRun& run : runs)
    if (run.scores)
      for (const auto& [attack, scores] : run.scores->targetDomain().attacks) attacks.insert(attack);
  return attacks;
}

void describe(MetricsTable& table, const RunReading& reading) {
  if (!table.target.isEmpty()) return;
  table.target = QString::fromStdString(reading.scores->targetDomain().name);
  table.live = reading.set.live;
  table.spoof = reading.set.spoof;
  table.clients = reading.set.clients;
  table.units = reading.set.units;
  table.draws = reading.set.draws;
}

}  // namespace

void nameVideos(const std::vector<ComparedRun>& runs, MetricsTable& table) {
  QStringList splits;
  std::set<std::string> manifests;
  for (const ComparedRun& run : runs) {
    if (!run.scores) continue;
    const RunSnapshot& shown = *run.shown.run;
    const QString split = shown.config.data.targetSplit == TargetSplit::All ? QObject::tr("all videos")
                                                                            : QObject::tr("test split");
    if (!splits.contains(split)) splits.append(split);
    const auto manifest = shown.facts.dataManifests.find(shown.config.data.test);
    manifests.insert(manifest == shown.facts.dataManifests.end() ? std::string() : manifest->second);
  }
  table.targetVideos = splits.join(QObject::tr(" and "));
  table.cropsDiffer = manifests.size() > 1;
}

MetricsTable metricsTable(Comparison& comparison, const FigureIntervals* intervals, bool all) {
  const ThresholdModel& model = comparison.threshold();
  MetricsTable table;
  table.samples = comparison.level().eachFrame ? QObject::tr("frames") : QObject::tr("videos");
  const std::vector<SourceGroup> groups = shownGroups(model, all);
  std::vector<Group> wanted;
  for (const SourceGroup& each : groups) wanted.push_back(each.group);
  std::vector<MetricsMeasure> measures =
      metricsMeasures(wanted, attacksOf(comparison.runs()), table.samples, all);
  for (MetricsMeasure& measure : measures) {
    measure.column.groupTitle = groupTitle(measure.column.group, model);
    table.columns.push_back(measure.column);
  }
  for (const ComparedRun& run : comparison.runs()) {
    MetricsRow row{run.shown.style, run.shown.label, run.shown.run->key, run.absence, {}};
    row.cells.resize(measures.size());
    if (run.scores) {
      const RunReading reading = readingOf(run, groups, model, intervals);
      describe(table, reading);
      for (size_t i = 0; i < measures.size(); ++i)
        row.cells[i] = cellOf(measures[i], reading, table.columns[i], table.samples);
    }
    table.rows.push_back(std::move(row));
  }
  nameVideos(comparison.runs(), table);
  markBest(table);
  return table;
}

bool MetricsTable::sameShape(const MetricsTable& other) const {
  return std::equal(columns.begin(), columns.end(), other.columns.begin(), other.columns.end(),
                    [](const MetricsColumn& a, const MetricsColumn& b) {
                      return a.group == b.group && a.title == b.title && a.groupTitle == b.groupTitle;
                    }) &&
         std::equal(rows.begin(), rows.end(), other.rows.begin(), other.rows.end(),
                    [](const MetricsRow& a, const MetricsRow& b) {
                      return a.key == b.key && a.label == b.label && a.style == b.style;
                    });
}

QString cellText(const MetricsColumn& column, const MetricsCell& cell) {
  if (column.isThreshold) return scoreText(cell.figure.value);
  const QString value = percentText(cell.figure.value);
  return cell.deviation < 0.0 ? value : QObject::tr("%1 (%2)").arg(value, percentText(cell.deviation));
}

QString intervalText(const MetricsCell& cell) {
  const Interval& interval = cell.figure.interval;
  if (std::isnan(interval.low)) return {};
  return percentText(interval.low) + QStringLiteral("–") + percentText(interval.high);
}

QString shortIntervalText(const MetricsCell& cell) {
  const Interval& interval = cell.figure.interval;
  if (std::isnan(interval.low)) return {};
  const auto text = [](double rate) { return decimalText(rate * 100.0, rate < 0.0995 && rate > 0.0 ? 1 : 0); };
  return text(interval.low) + QStringLiteral("–") + text(interval.high);
}

QString cellTip(const MetricsColumn& column, const MetricsCell& cell) {
  if (std::isnan(cell.figure.value)) return {};
  QStringList lines;
  if (column.isThreshold)
    lines << QObject::tr("accepted: score ≥ %1").arg(QString::number(cell.figure.value, 'g', 6));
  if (!column.counted.isEmpty() && cell.figure.total > 0)
    lines << column.counted.arg(cell.figure.count).arg(cell.figure.total);
  if (const QString interval = intervalText(cell); !interval.isEmpty())
    lines << QObject::tr("95 % interval %1 %").arg(interval);
  if (!cell.remark.isEmpty()) lines << cell.remark;
  if (!cell.tooSmall.isEmpty()) lines << QObject::tr("n too small: %1").arg(cell.tooSmall);
  return lines.join('\n');
}

}  // namespace gacfas
