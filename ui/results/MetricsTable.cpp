#include "ui/results/MetricsTable.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include "ui/results/NumberText.h"

namespace gacfas {
namespace {

constexpr int64_t kFewVideos = 30;
const double kNone = std::numeric_limits<double>::quiet_NaN();

/// A column with the way to its figure.
struct Measure {
  MetricsColumn column;
  std::function<double(const EvaluationScores&)> value;
  std::function<int64_t(const EvaluationScores&)> videos;  ///< that the figure rests on
  double rate = 0.0;  ///< the figure is taken at this FPR; 0: not at a fixed one
};

int64_t smallerClass(const EvaluationScores& scores) {
  return std::min(scores.targetMetrics.live, scores.targetMetrics.spoof);
}

int64_t rarestAttack(const EvaluationScores& scores) {
  int64_t least = std::numeric_limits<int64_t>::max();
  for (const auto& [attack, count] : scores.attacks) least = std::min(least, count);
  return least;
}

double attackError(const EvaluationScores& scores, const std::string& attack) {
  const auto found = scores.atSource.apcer.find(attack);
  return found == scores.atSource.apcer.end() ? kNone : found->second;
}

int64_t attackCount(const EvaluationScores& scores, const std::string& attack) {
  const auto found = scores.attacks.find(attack);
  return found == scores.attacks.end() ? 0 : found->second;
}

void addFree(std::vector<Measure>& measures) {
  const auto add = [&](const QString& title, int better, auto value, double rate = 0.0) {
    const auto videos =
        rate > 0.0 ? [](const EvaluationScores& s) { return s.targetMetrics.spoof; } : smallerClass;
    measures.push_back({{MetricsColumn::Free, title, {}, better, false, {}}, value, videos, rate});
  };
  add("AUC", 1, [](const EvaluationScores& s) { return s.targetMetrics.auc; });
  add("EER", -1, [](const EvaluationScores& s) { return s.targetMetrics.eer; });
  add(
      "TPR@FPR 5 %", 1, [](const EvaluationScores& s) { return s.targetMetrics.tprAtFpr.at("0.05"); }, 0.05);
  add(
      "TPR@FPR 1 %", 1, [](const EvaluationScores& s) { return s.targetMetrics.tprAtFpr.at("0.01"); }, 0.01);
}

void addOracle(std::vector<Measure>& measures) {
  measures.push_back({{MetricsColumn::Oracle, "HTER", {}, -1, false, {}},
                      [](const EvaluationScores& s) { return s.targetMetrics.hter; },
                      smallerClass});
  measures.push_back({{MetricsColumn::Oracle, "thr.", {}, 0, true, {}},
                      [](const EvaluationScores& s) { return s.targetMetrics.threshold; },
                      smallerClass});
}

void addSource(std::vector<Measure>& measures, const std::set<std::string>& attacks) {
  const auto add = [&](const QString& title, auto value,
                       std::function<int64_t(const EvaluationScores&)> videos) {
    measures.push_back({{MetricsColumn::Source, title, {}, -1, false, {}}, value, videos});
  };
  add(
      "HTER", [](const EvaluationScores& s) { return s.atSource.hter; }, smallerClass);
  for (const std::string& attack : attacks)
    add(
        "APCER " + QString::fromStdString(attack),
        [=](const EvaluationScores& s) { return attackError(s, attack); },
        [=](const EvaluationScores& s) { return attackCount(s, attack); });
  add(
      "worst APCER", [](const EvaluationScores& s) { return s.atSource.worstApcer; }, rarestAttack);
  add(
      "BPCER", [](const EvaluationScores& s) { return s.atSource.bpcer; },
      [](const EvaluationScores& s) { return s.targetMetrics.live; });
  add(
      "ACER", [](const EvaluationScores& s) { return s.atSource.acer; },
      [](const EvaluationScores& s) { return std::min(s.targetMetrics.live, rarestAttack(s)); });
  measures.push_back({{MetricsColumn::Source, "thr.", {}, 0, true, {}},
                      [](const EvaluationScores& s) { return s.sourceThreshold; },
                      smallerClass});
}

std::vector<Measure> measuresOf(const std::vector<ComparedRun>& runs) {
  std::set<std::string> attacks;
  for (const ComparedRun& run : runs)
    if (run.scores)
      for (const auto& [attack, count] : run.scores->attacks) attacks.insert(attack);
  std::vector<Measure> measures;
  addFree(measures);
  addOracle(measures);
  addSource(measures, attacks);
  return measures;
}

/// Why a figure decides nothing; empty where it does.
QString whyTooSmall(const Measure& measure, const EvaluationScores& scores) {
  if (measure.column.isThreshold) return {};
  const int64_t videos = measure.videos(scores);
  if (videos < kFewVideos) return QObject::tr("%1 videos: fewer than %2").arg(videos).arg(kFewVideos);
  if (measure.rate > 0.0 && measure.rate * static_cast<double>(videos) < 1.0)
    return QObject::tr("%1 % of %2 videos is less than one")
        .arg(plainNumber(measure.rate * 100.0))
        .arg(videos);
  return {};
}

MetricsRow rowOf(const ComparedRun& run, const std::vector<Measure>& measures,
                 std::vector<MetricsColumn>& columns) {
  MetricsRow row{run.shown.style, run.shown.label, run.shown.run->key, run.absence, {}};
  for (size_t i = 0; i < measures.size(); ++i) {
    MetricsCell cell{kNone, false, false};
    if (run.scores) {
      cell.value = measures[i].value(*run.scores);
      const QString why = whyTooSmall(measures[i], *run.scores);
      cell.tooSmall = !why.isEmpty();
      if (cell.tooSmall) columns[i].tooSmall = why;
      if (columns[i].title.startsWith("APCER "))
        columns[i].count = QObject::tr("n %1").arg(measures[i].videos(*run.scores));
    }
    row.cells.push_back(cell);
  }
  return row;
}

/// What has to be the same before figures are compared.
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

void markBest(MetricsTable& table) {
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const int better = table.columns[i].better;
    double best = kNone;
    int present = 0;
    for (const MetricsRow& row : table.rows) {
      const double value = row.cells[i].value;
      if (std::isnan(value)) continue;
      ++present;
      if (std::isnan(best) || better * value > better * best) best = value;
    }
    if (better == 0 || present < 2) continue;
    for (MetricsRow& row : table.rows) row.cells[i].best = row.cells[i].value == best;
  }
}

}  // namespace

MetricsTable metricsTable(const std::vector<ComparedRun>& runs) {
  MetricsTable table;
  const std::vector<Measure> measures = measuresOf(runs);
  for (const Measure& measure : measures) table.columns.push_back(measure.column);
  for (const ComparedRun& run : runs) {
    table.rows.push_back(rowOf(run, measures, table.columns));
    if (!run.scores || !table.target.isEmpty()) continue;
    table.target = QString::fromStdString(run.scores->targetDomain().name);
    table.live = run.scores->targetMetrics.live;
    table.spoof = run.scores->targetMetrics.spoof;
  }
  nameVideos(runs, table);
  markBest(table);
  return table;
}

QString groupTitle(MetricsColumn::Group group) {
  switch (group) {
    case MetricsColumn::Free:
      return QObject::tr("Threshold free");
    case MetricsColumn::Oracle:
      return QObject::tr("Target EER (oracle)");
    case MetricsColumn::Source:
      break;
  }
  return QObject::tr("Source threshold");
}

QString cellText(const MetricsColumn& column, const MetricsCell& cell) {
  return column.isThreshold ? scoreText(cell.value) : percentText(cell.value);
}

}  // namespace gacfas
