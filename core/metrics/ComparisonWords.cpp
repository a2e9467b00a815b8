#include <cmath>
#include <iomanip>
#include <sstream>

#include "core/metrics/PairedComparison.h"

namespace gacfas {
namespace {

constexpr double kSignificant = 0.05;

std::string decimals(double value, int places) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(places) << value;
  return text.str();
}

std::string points(double rate) {
  return decimals(rate * 100.0, 1);
}

std::string probability(double p) {
  return p < 0.001 ? "p < 0.001" : "p = " + decimals(p, 3);
}

std::string verdict(const PairedComparison& comparison, const Difference& difference) {
  if (!comparison.enoughUnits())
    return "rests on " + std::to_string(comparison.units) + (comparison.clients ? " clients" : " videos") +
           ", too few for a verdict.";
  return comparison.moreThanChance(difference) ? "is more than chance."
                                               : "is no more than chance could make.";
}

/// "AUC: erm 91.0 %, gac-fas 93.5 %; the difference of +2.5 points (95 % interval +0.4 to +4.7) is more than
/// chance."
std::string differenceWords(const std::string& figure, const PairedComparison& comparison,
                            const Difference& difference, const std::string& nameA,
                            const std::string& nameB) {
  const auto sign = [](double value) { return std::string(value > 0.0 ? "+" : ""); };
  const std::string size = sign(difference.value()) + points(difference.value()) + " points";
  const std::string text = figure + ": " + nameA + " " + points(difference.a) + " %, " + nameB + " " +
                           points(difference.b) + " %; ";
  const Interval& interval = difference.interval;
  if (std::isnan(interval.low)) return text + "a difference of " + size + " without an interval.";
  return text + "the difference of " + size + " (95 % interval " + sign(interval.low) + points(interval.low) +
         " to " + sign(interval.high) + points(interval.high) + ") " + verdict(comparison, difference);
}

std::string decisionWords(const McNemar& test, const std::string& nameA, const std::string& nameB) {
  const std::string better = test.onlyA > test.onlyB ? nameA : nameB;
  std::string text = "Decisions: " + std::to_string(test.onlyA) + " samples only " + nameA + " has right, " +
                     std::to_string(test.onlyB) + " only " + nameB + " (McNemar, " +
                     (test.exact ? "exact, " : "chi squared, ") + probability(test.p) + "): ";
  if (test.p >= kSignificant) return text + "the two do not differ by more than chance.";
  return text + better + " has more right, and by more than chance.";
}

}  // namespace

std::vector<std::string> comparisonWords(const PairedComparison& comparison, const std::string& nameA,
                                         const std::string& nameB) {
  std::string thresholds = labelOf(comparison.sourceA);
  if (comparison.sourceA.kind != comparison.sourceB.kind) thresholds += " and " + labelOf(comparison.sourceB);
  std::vector<std::string> words{
      differenceWords("AUC", comparison, comparison.auc, nameA, nameB),
      differenceWords("HTER (threshold: " + thresholds + ")", comparison, comparison.hter, nameA, nameB),
      decisionWords(comparison.mcNemar, nameA, nameB)};
  if (comparison.enoughUnits() && comparison.units < kFewUnits)
    words.push_back("There were only " + std::to_string(comparison.units) +
                    (comparison.clients ? " clients" : " videos") +
                    " to draw from: intervals of so few are too narrow.");
  if (comparison.clients)
    words.push_back("McNemar's test counts samples of one client as independent; the intervals do not.");
  return words;
}

}  // namespace gacfas
