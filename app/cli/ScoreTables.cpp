#include "app/cli/ScoreTables.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/cli/Text.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

constexpr size_t kNameWidth = 18;

/// Cells right-aligned under their headings, two spaces apart; the first one is the row's name.
std::string row(const std::vector<std::string>& cells, const std::vector<std::string>& heading) {
  std::string line = alignedLeft(cells.front(), kNameWidth);
  for (size_t i = 1; i < cells.size(); ++i)
    line += "  " + alignedRight(cells[i], std::max<size_t>(6, heading[i].size()));
  return line + "\n";
}

const std::vector<std::string> kMetrics = {"videos", "live",       "spoof",      "AUC",      "HTER",
                                           "EER",    "TPR@FPR=5%", "TPR@FPR=1%", "threshold"};
const std::vector<std::string> kRates = {"threshold from", "threshold", "HTER", "FPR", "FNR",
                                         "worst APCER",    "BPCER",     "ACER"};

std::string metricsRow(const NamedMetrics& set) {
  const Metrics& m = set.metrics;
  std::vector<std::string> cells{set.name, std::to_string(m.live), std::to_string(m.spoof)};
  if (!set.fault.empty()) {
    std::string line = row(cells, kMetrics);
    line.pop_back();
    return line + "  " + set.fault + "\n";
  }
  for (double value : {m.auc, m.hter, m.eer, m.tprAtFpr.at("0.05"), m.tprAtFpr.at("0.01"), m.threshold})
    cells.push_back(fixed(value, 4));
  return row(cells, kMetrics);
}

std::string ratesRow(const std::string& name, const ThresholdRates& rates) {
  std::vector<std::string> cells{name};
  for (double value :
       {rates.threshold, rates.hter, rates.fpr, rates.fnr, rates.worstApcer, rates.bpcer, rates.acer})
    cells.push_back(fixed(value, 4));
  return row(cells, kRates);
}

}  // namespace

NamedMetrics figuresOf(const std::string& name, const std::vector<VideoScore>& videos) {
  NamedMetrics set{name, {}, ""};
  try {
    set.metrics = computeMetrics(videos);
  } catch (const InputError& fault) {
    set.fault = fault.what();
    set.metrics.live = std::count_if(videos.begin(), videos.end(),
                                     [](const VideoScore& video) { return video.label == Label::Live; });
    set.metrics.spoof = static_cast<int64_t>(videos.size()) - set.metrics.live;
  }
  return set;
}

std::string metricsTable(const std::vector<NamedMetrics>& sets) {
  std::string text = row(kMetrics, kMetrics);
  for (const NamedMetrics& set : sets) text += metricsRow(set);
  return text;
}

std::string thresholdTable(const EvaluationReport& report) {
  return row(kRates, kRates) + ratesRow("target (oracle)", report.targetOracle) +
         ratesRow("sources (honest)", report.targetSource);
}

std::string targetOf(const EvaluateResult& result) {
  return result.scores.front().domain;
}

int64_t framesPerVideo(const std::vector<ScoreRow>& scores) {
  std::map<std::tuple<std::string, Label, std::string>, int64_t> frames;
  int64_t most = 0;
  for (const ScoreRow& score : scores)
    most = std::max(most, ++frames[{score.domain, score.label, score.video}]);
  return most;
}

}  // namespace gacfas::cli
