#include "app/cli/FigureText.h"

#include <cmath>

#include "app/cli/Text.h"

namespace gacfas::cli {

namespace {

constexpr size_t kNameWidth = 22, kIntervalWidth = 18;

std::string row(const std::string& name, const std::string& value, const std::string& interval,
                const std::string& rest) {
  std::string line = "  " + alignedLeft(name, kNameWidth) + alignedRight(value, 9) + "  " +
                     alignedLeft(interval, kIntervalWidth) + "  " + rest;
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string countText(const Figure& figure) {
  return std::to_string(figure.count) + " of " + std::to_string(figure.total);
}

std::string figureRow(const std::string& name, const Figure& figure, const std::string& what = "") {
  return row(name, fixed(figure.value, 4), intervalText(figure.interval),
             countText(figure) + what + (figure.tooSmall ? ", n too small" : ""));
}

std::string freeRows(const SetFigures& figures) {
  std::string text = figureRow("AUC", figures.auc, " pairs; DeLong " + intervalText(figures.aucDeLong)) +
                     figureRow("EER", figures.eer, " wrong at the oracle threshold");
  for (const LimitFigure& at : figures.tprAtFpr)
    text += figureRow("TPR@FPR=" + percentName(at.limit) + "%", at.figure, " live accepted");
  for (const LimitFigure& at : figures.bpcerAtApcer)
    text += figureRow("BPCER@APCER=" + percentName(at.limit) + "%", at.figure, " live rejected");
  return text;
}

std::string rateRows(const ThresholdFigures& at) {
  std::string text = "At the threshold of " + thresholdTitle(at.source, at.threshold) + "\n" +
                     figureRow("HTER", at.hter, " wrong") + figureRow("FPR", at.fpr, " spoofs accepted");
  for (const auto& [attack, figure] : at.apcer) text += figureRow("  APCER " + attack, figure);
  return text + figureRow("worst APCER", at.worstApcer, " " + at.worstAttack) +
         figureRow("BPCER = FNR", at.bpcer, " live rejected") + figureRow("ACER", at.acer) +
         figureRow("accuracy", at.accuracy, " right");
}

}  // namespace

std::string intervalText(const Interval& interval) {
  return std::isnan(interval.low) ? "-" : fixed(interval.low, 4) + " .. " + fixed(interval.high, 4);
}

std::string basisText(const SetFigures& figures) {
  const std::string text =
      std::to_string(figures.live) + " live and " + std::to_string(figures.spoof) + " spoof samples";
  if (figures.draws == 0) return text + "; no intervals";
  return text + "; 95 % intervals by " + std::to_string(figures.draws) + " bootstrap draws over " +
         std::to_string(figures.units) + (figures.clients ? " clients" : " videos") +
         (figures.units < kFewUnits ? ", so few that they are too narrow" : "");
}

std::string figureTable(const SetFigures& figures) {
  std::string text = row("", "value", "95 % interval", "counts") + freeRows(figures);
  for (const ThresholdFigures& at : figures.thresholds) text += rateRows(at);
  return text;
}

std::string thresholdTitle(const ThresholdSource& source, double threshold) {
  return labelOf(source) + ": " + fixed(threshold, 4);
}

std::vector<std::string> comparisonLines(const std::vector<PairedComparison>& comparisons,
                                         const std::string& nameA, const std::string& nameB) {
  // Sentences: AUC, HTER, decisions, warnings; only the second and third depend on the threshold.
  std::vector<std::string> lines, warnings;
  for (const PairedComparison& comparison : comparisons) {
    const std::vector<std::string> words = comparisonWords(comparison, nameA, nameB);
    if (lines.empty()) lines.push_back(words.front());
    lines.insert(lines.end(), words.begin() + 1, words.begin() + 3);
    warnings.assign(words.begin() + 3, words.end());
  }
  lines.insert(lines.end(), warnings.begin(), warnings.end());
  return lines;
}

}  // namespace gacfas::cli
