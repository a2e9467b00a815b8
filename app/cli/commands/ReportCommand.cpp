#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/FigureJson.h"
#include "app/cli/OutputFile.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "app/cli/report/Report.h"
#include "core/io/AtomicFile.h"

namespace gacfas::cli {

namespace {

struct ReportArguments {
  std::vector<std::string> runs;
  std::string out, format;
  FigureOptions figures;
  bool json = false;
};

struct Reported {
  std::vector<ReportRun> runs;
  std::vector<RunComparison> comparisons;
};

/// What was asked for, else what the file's name says, else Markdown.
std::string formatOf(const ReportArguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  const std::string extension = std::filesystem::path(arguments.out).extension().string();
  if (extension == ".html" || extension == ".htm") return "html";
  return extension == ".tex" ? "latex" : "markdown";
}

std::string textOf(const Reported& reported, const std::string& format) {
  if (format == "latex") return latexTable(reported.runs);
  const Report report = buildReport(reported.runs, reported.comparisons);
  return format == "html" ? htmlText(report) : markdownText(report);
}

Json asJson(const Reported& reported) {
  Json all = Json::array();
  for (const ReportRun& run : reported.runs) {
    Json value = toJson(run.summary);
    if (run.hasFigures()) value["figures"] = toJson(run.figures);
    for (const RunComparison& comparison : reported.comparisons) {
      if (comparison.b != run.name()) continue;
      Json against = comparison.comparisons.empty() ? Json::object() : toJson(comparison.comparisons);
      against["a"] = comparison.a;
      against["words"] = comparison.words;
      value["compared"] = against;
    }
    all.push_back(value);
  }
  return all;
}

void report(const ReportArguments& arguments) {
  requireOutputPlace(arguments.out);
  Reported reported;
  untilStopped("Nothing was written", [&](JobControl& control) {
    for (const std::string& run : arguments.runs)
      reported.runs.push_back(reportRun(run, arguments.figures, control));
    reported.comparisons = compareRuns(reported.runs, arguments.figures, control);
  });
  const std::string text = textOf(reported, formatOf(arguments));
  if (!arguments.out.empty()) saveFile(arguments.out, text);
  if (arguments.json)
    print(asJson(reported));
  else if (arguments.out.empty())
    std::cout << text;
}

}  // namespace

Action declareReport(CLI::App& app) {
  auto arguments = std::make_shared<ReportArguments>();
  app.add_option("RUN", arguments->runs, "Run folders; each further one is compared with the first")
      ->required()
      ->option_text("...");
  app.add_option("--out", arguments->out, "Write the report to this file (default: standard output)")
      ->option_text("FILE");
  app.add_option("--format", arguments->format,
                 "html (one file that needs no other), markdown, or latex (the table alone, booktabs) "
                 "(default: by the "
                 "file's ending .html or .tex, else markdown)")
      ->check(CLI::IsMember({"html", "markdown", "latex"}))
      ->option_text("FORMAT");
  app.add_option("--draws", arguments->figures.draws, "Bootstrap draws for the intervals (default: 1000)")
      ->check(CLI::Range(1, 1000000))
      ->option_text("N");
  addJson(app, arguments->json);
  return [arguments] { report(*arguments); };
}

}  // namespace gacfas::cli
