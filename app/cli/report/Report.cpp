#include <algorithm>

#include "app/cli/FigureText.h"
#include "app/cli/Text.h"
#include "app/cli/report/Report.h"
#include "core/config/ConfigReader.h"
#include "core/types/Text.h"

namespace gacfas::cli {

namespace {

using Cells = std::vector<std::string>;

std::string number(double value) {
  return fixed(value, 4);
}

std::string spread(const Spread& value) {
  return number(value.mean) + " (" + number(value.deviation) + ")";
}

std::string dataText(const RunSummary& run) {
  const std::string root = run.dataRoot.string();
  if (run.data == DataKind::Synthetic) return "synthetic: " + root;
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

ReportSection runSection(const std::vector<ReportRun>& runs) {
  ReportSection section;
  section.title = "Runs";
  if (std::any_of(runs.begin(), runs.end(),
                  [](const ReportRun& run) { return run.summary.data == DataKind::Synthetic; }))
    section.warning =
        "Synthetic data: the runs marked so were trained and tested on computed faces. Their numbers say "
        "nothing "
        "about real faces and attacks.";
  section.table.heading = {"run",      "minimiser", "variant", "init",  "seed",
                           "protocol", "data",      "state",   "folder"};
  for (const ReportRun& reported : runs) {
    const RunSummary& run = reported.summary;
    section.table.rows.push_back({run.facts.name, run.minimizer, variantText(run), initText(run.facts),
                                  std::to_string(run.seed),
                                  joined(run.sources) + " -> " + run.target + " (" + run.targetVideos + ")",
                                  dataText(run), run.state, run.folder.string()});
  }
  return section;
}

Cells resultRow(const RunSummary& run) {
  if (run.evaluations == 0) {
    Cells none(10, "-");
    none.front() = run.facts.name;
    return none;
  }
  return {run.facts.name,
          std::to_string(run.best.epoch),
          number(run.best.targetAuc),
          number(run.best.targetHter),
          spread(run.lastAuc),
          spread(run.lastHter) + ", n = " + std::to_string(run.lastCount),
          std::to_string(run.last.epoch),
          number(run.last.targetAuc),
          number(run.last.targetHter),
          number(run.last.targetHterSource)};
}

ReportSection resultSection(const std::vector<ReportRun>& runs) {
  ReportSection section;
  section.title = "Unseen domain";
  section.paragraphs = {
      "Rates are fractions, 0 to 1; epochs count from 0. \"Oracle\" figures use what only the target's own "
      "labels "
      "tell: the best epoch is the one with the highest AUC - HTER on the target, and the oracle threshold "
      "is the "
      "best one there. The HTER at the source threshold, chosen on the source domains alone, is the honest "
      "figure. "
      "The standard deviations are over evaluations of one run."};
  section.table.heading = {"run",
                           "best epoch on the target (oracle)",
                           "its AUC",
                           "its HTER",
                           "mean (population std) AUC of the last evaluations",
                           "the same of HTER, oracle threshold",
                           "last epoch",
                           "its AUC",
                           "its HTER, oracle threshold",
                           "its HTER, source threshold"};
  for (const ReportRun& run : runs) section.table.rows.push_back(resultRow(run.summary));
  return section;
}

std::string figureCell(const Figure& figure) {
  return number(figure.value) + " [" + intervalText(figure.interval) + "] " + std::to_string(figure.count) +
         "/" + std::to_string(figure.total) + (figure.tooSmall ? ", n too small" : "");
}

/// Names and cells of one run's figures, in one order for all runs. An attack type that a run lacks has no
/// row there.
std::vector<std::pair<std::string, std::string>> figureCells(const SetFigures& figures) {
  std::vector<std::pair<std::string, std::string>> cells{
      {"AUC", figureCell(figures.auc)},
      {"AUC, DeLong interval", intervalText(figures.aucDeLong)},
      {"EER", figureCell(figures.eer)}};
  for (const LimitFigure& at : figures.tprAtFpr)
    cells.emplace_back("TPR@FPR=" + percentName(at.limit) + " %", figureCell(at.figure));
  for (const LimitFigure& at : figures.bpcerAtApcer)
    cells.emplace_back("BPCER@APCER=" + percentName(at.limit) + " %", figureCell(at.figure));
  for (const ThresholdFigures& at : figures.thresholds) {
    const std::string end = ", " + labelOf(at.source);
    cells.emplace_back("threshold" + end, number(at.threshold));
    cells.emplace_back("HTER" + end, figureCell(at.hter));
    cells.emplace_back("FPR" + end, figureCell(at.fpr));
    for (const auto& [attack, figure] : at.apcer)
      cells.emplace_back("APCER " + attack + end, figureCell(figure));
    cells.emplace_back("worst APCER" + end, figureCell(at.worstApcer) + " (" + at.worstAttack + ")");
    cells.emplace_back("BPCER = FNR" + end, figureCell(at.bpcer));
    cells.emplace_back("ACER" + end, figureCell(at.acer));
    cells.emplace_back("accuracy" + end, figureCell(at.accuracy));
  }
  return cells;
}

/// Adds a column of one run: cells go to the row of their name, a new row at the end where there is none.
void addColumn(ReportTable& table, const ReportRun& run) {
  table.heading.push_back(run.name());
  for (Cells& row : table.rows) row.emplace_back("-");
  for (auto& [name, cell] : figureCells(run.figures)) {
    auto row = std::find_if(table.rows.begin(), table.rows.end(),
                            [&](const Cells& cells) { return cells.front() == name; });
    if (row == table.rows.end()) {
      Cells fresh(table.heading.size(), "-");
      fresh.front() = name;
      row = table.rows.insert(row, fresh);
    }
    row->back() = cell;
  }
}

ReportSection figureSection(const std::vector<ReportRun>& runs) {
  ReportSection section;
  section.title = "Last evaluation on the unseen domain, with intervals";
  section.table.heading = {"figure"};
  for (const ReportRun& run : runs) {
    if (!run.hasFigures()) {
      section.points.push_back(run.name() + ": " + run.fault);
      continue;
    }
    addColumn(section.table, run);
    section.points.push_back(run.name() + ", epoch " + std::to_string(run.summary.last.epoch) + ": " +
                             basisText(run.figures) + ".");
  }
  if (section.table.rows.empty()) section.table.heading.clear();
  section.paragraphs = {
      "Value [95 % interval] count/total. \"n too small\": the rate, or the limit it is taken at, is under "
      "one "
      "sample. A threshold that the target's labels chose (oracle) is chosen anew in every bootstrap draw."};
  section.svg = rocSvg(runs);
  return section;
}

ReportSection comparisonSection(const std::vector<RunComparison>& comparisons) {
  ReportSection section;
  if (comparisons.empty()) return section;
  section.title = "Paired comparison on the same videos";
  section.paragraphs = {
      "Differences are of the second run to the first, over the same videos in every draw."};
  for (const RunComparison& comparison : comparisons)
    for (const std::string& words : comparison.words) section.points.push_back(words);
  return section;
}

ReportSection landscapeSection(const std::vector<ReportRun>& runs) {
  ReportSection section;
  for (const ReportRun& run : runs)
    for (const LandscapeSummary& surface : run.summary.landscapes)
      section.table.rows.push_back(
          {run.name(), surface.file.string(),
           std::to_string(surface.measured + surface.holes) + " of " + std::to_string(surface.points),
           number(surface.centre), number(surface.least), number(surface.greatest)});
  if (section.table.rows.empty()) return section;
  section.title = "Loss landscapes";
  section.paragraphs = {
      "Mean over domains of the classification loss on a fixed set of training faces, in nat."};
  section.table.heading = {"run", "file", "points measured", "loss at the weights", "least", "greatest"};
  return section;
}

}  // namespace

Report buildReport(const std::vector<ReportRun>& runs, const std::vector<RunComparison>& comparisons) {
  Report report{"GAC-FAS Studio: summary of runs", {}};
  for (ReportSection& section : std::vector{runSection(runs), resultSection(runs), figureSection(runs),
                                            comparisonSection(comparisons), landscapeSection(runs)})
    if (!section.title.empty()) report.sections.push_back(std::move(section));
  return report;
}

}  // namespace gacfas::cli
