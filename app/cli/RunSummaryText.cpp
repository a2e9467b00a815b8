#include "app/cli/RunSummaryText.h"

#include <algorithm>

#include "app/cli/Text.h"
#include "core/config/ConfigReader.h"
#include "core/types/Text.h"

namespace gacfas::cli {

namespace {

using Cells = std::vector<std::string>;

/// What would end a cell is escaped.
std::string cellText(const std::string& text) {
  std::string shown;
  for (char letter : text) {
    if (letter == '|') shown.push_back('\\');
    shown.push_back(letter);
  }
  return shown;
}

std::string row(const Cells& cells) {
  std::string line("|");
  for (const std::string& cell : cells) line.append(" ").append(cellText(cell)).append(" |");
  line.push_back('\n');
  return line;
}

std::string table(const Cells& heading, const std::vector<Cells>& rows) {
  std::string text = row(heading) + row(Cells(heading.size(), "---"));
  for (const Cells& cells : rows) text += row(cells);
  return text + "\n";
}

std::string number(double value) {
  return fixed(value, 4);
}

std::string spread(const Spread& value) {
  return fixed(value.mean, 4) + " (" + fixed(value.deviation, 4) + ")";
}

std::string dataText(const RunSummary& run) {
  const std::string root = run.dataRoot.string();
  if (run.data == DataKind::Synthetic) return "**synthetic** " + root;
  return run.data == DataKind::Unknown ? root + " (not there now)" : root;
}

std::string initText(const RunFacts& facts) {
  return facts.initFileHash.empty() ? facts.init
                                    : facts.init + " (SHA-256 " + facts.initFileHash.substr(0, 12) + ")";
}

/// gac.variant says nothing of the other minimisers.
std::string variantText(const RunSummary& run) {
  return run.minimizer == minimizerName(MinimizerKind::GacFas) ? run.facts.variant : "-";
}

std::string runTable(const std::vector<RunSummary>& runs) {
  std::vector<Cells> rows;
  for (const RunSummary& run : runs)
    rows.push_back({run.facts.name, run.minimizer, variantText(run), initText(run.facts),
                    std::to_string(run.seed), joined(run.sources) + " -> " + run.target, dataText(run),
                    run.state, run.folder.string()});
  return table({"run", "minimiser", "variant", "init", "seed", "protocol", "data", "state", "folder"}, rows);
}

std::string resultTable(const std::vector<RunSummary>& runs) {
  std::vector<Cells> rows;
  for (const RunSummary& run : runs) {
    if (run.evaluations == 0) {
      Cells none(10, "-");
      none.front() = run.facts.name;
      rows.push_back(none);
      continue;
    }
    rows.push_back({run.facts.name, std::to_string(run.best.epoch), number(run.best.targetAuc),
                    number(run.best.targetHter), spread(run.lastAuc),
                    spread(run.lastHter) + ", n = " + std::to_string(run.lastCount),
                    std::to_string(run.last.epoch), number(run.last.targetAuc), number(run.last.targetHter),
                    number(run.last.targetHterSource)});
  }
  return table({"run", "best epoch on the target (oracle)", "its AUC", "its HTER",
                "mean (population std) AUC of the last evaluations", "the same of HTER, oracle threshold",
                "last epoch", "its AUC", "its HTER, oracle threshold", "its HTER, source threshold"},
               rows);
}

std::string landscapeTable(const std::vector<RunSummary>& runs) {
  std::vector<Cells> rows;
  for (const RunSummary& run : runs)
    for (const LandscapeSummary& surface : run.landscapes)
      rows.push_back(
          {run.facts.name, surface.file.string(),
           std::to_string(surface.measured + surface.holes) + " of " + std::to_string(surface.points),
           number(surface.centre), number(surface.least), number(surface.greatest)});
  if (rows.empty()) return "";
  return "## Loss landscapes\n\nMean over domains of the classification loss on a fixed set of training "
         "faces, in nat.\n\n" +
         table({"run", "file", "points measured", "loss at the weights", "least", "greatest"}, rows);
}

}  // namespace

std::string markdownReport(const std::vector<RunSummary>& runs) {
  std::string text = "# GAC-FAS Studio: summary of runs\n\n";
  if (std::any_of(runs.begin(), runs.end(),
                  [](const RunSummary& run) { return run.data == DataKind::Synthetic; }))
    text +=
        "**Synthetic data**: the runs marked so were trained and tested on computed faces. Their numbers say "
        "nothing about real faces and attacks.\n\n";
  text += runTable(runs);
  text +=
      "## Unseen domain\n\n"
      "Rates are fractions, 0 to 1; epochs count from 0. \"Oracle\" figures use what only the target's own "
      "labels tell: the best epoch is the "
      "one with the highest AUC - HTER on the target, and the oracle threshold is the best one there. The "
      "HTER at the source threshold, "
      "chosen on the source domains alone, is the honest figure. The standard deviations are over "
      "evaluations of one run.\n\n";
  return text + resultTable(runs) + landscapeTable(runs);
}

}  // namespace gacfas::cli
