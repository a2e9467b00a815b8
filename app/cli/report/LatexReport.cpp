#include <algorithm>
#include <cmath>

#include "app/cli/Text.h"
#include "app/cli/report/Report.h"

namespace gacfas::cli {

namespace {

std::string escapedLatex(const std::string& text) {
  std::string escaped;
  for (char letter : text) {
    switch (letter) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        escaped.append(1, '\\').append(1, letter);
        break;
      case '\\':
        escaped += "\\textbackslash{}";
        break;
      case '~':
        escaped += "\\textasciitilde{}";
        break;
      case '^':
        escaped += "\\textasciicircum{}";
        break;
      default:
        escaped.push_back(letter);
    }
  }
  return escaped;
}

std::string percent(double rate) {
  return fixed(rate * 100.0, 2);
}

std::string spreadCell(const Spread& spread) {
  return percent(spread.mean) + " (" + percent(spread.deviation) + ")";
}

std::string latexFigure(const Figure& figure) {
  std::string text = percent(figure.value) + (figure.tooSmall ? "$^*$" : "");
  if (std::isnan(figure.interval.low)) return text;
  return text + " {\\scriptsize [" + percent(figure.interval.low) + ", " + percent(figure.interval.high) +
         "]}";
}

std::string row(const ReportRun& run) {
  const RunSummary& summary = run.summary;
  std::vector<std::string> cells{escapedLatex(summary.facts.name)};
  if (summary.evaluations > 0)
    cells.insert(cells.end(), {percent(summary.best.targetHter), percent(summary.best.targetAuc),
                               spreadCell(summary.lastHter), spreadCell(summary.lastAuc)});
  if (run.hasFigures())
    cells.insert(cells.end(), {latexFigure(run.atOracle().hter), latexFigure(run.atSource().hter),
                               latexFigure(run.figures.auc)});
  cells.resize(8, "--");
  std::string line = cells.front();
  for (size_t i = 1; i < cells.size(); ++i) line += " & " + cells[i];
  return line + " \\\\\n";
}

std::string notes(const std::vector<ReportRun>& runs) {
  std::string text;
  if (std::any_of(runs.begin(), runs.end(),
                  [](const ReportRun& run) { return run.summary.data == DataKind::Synthetic; }))
    text += "% Synthetic data: these numbers say nothing about real faces and attacks.\n";
  return text +
         "% Per cent, on the unseen domain. Best epoch: highest AUC - HTER on the target itself. Last "
         "evaluations: mean\n"
         "% (population standard deviation) over evaluations of one run, not over seeds; oracle thresholds. "
         "Oracle: threshold\n"
         "% chosen on the target; source: on the source domains alone. Brackets: 95 % bootstrap intervals; "
         "*: under one sample.\n";
}

}  // namespace

std::string latexTable(const std::vector<ReportRun>& runs) {
  size_t last = 0;
  for (const ReportRun& run : runs) last = std::max(last, run.summary.lastCount);
  std::string text = notes(runs) +
                     "% \\usepackage{booktabs}\n"
                     "\\begin{tabular}{lrrrrrrr}\n\\toprule\n"
                     " & \\multicolumn{2}{c}{best epoch (oracle)} & \\multicolumn{2}{c}{last " +
                     std::to_string(last) +
                     " evaluations} & \\multicolumn{3}{c}{last epoch} \\\\\n"
                     "\\cmidrule(lr){2-3} \\cmidrule(lr){4-5} \\cmidrule(lr){6-8}\n"
                     "run & HTER & AUC & HTER & AUC & HTER, oracle & HTER, source & AUC \\\\\n\\midrule\n";
  for (const ReportRun& run : runs) text += row(run);
  return text + "\\bottomrule\n\\end{tabular}\n";
}

}  // namespace gacfas::cli
