#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Json.h"
#include "app/cli/OutputFile.h"
#include "app/cli/RunSummaryText.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/io/AtomicFile.h"

namespace gacfas::cli {

namespace {

struct ReportArguments {
  std::vector<std::string> runs;
  std::string out;
  bool json = false;
};

void report(const ReportArguments& arguments) {
  requireOutputPlace(arguments.out);
  std::vector<RunSummary> runs;
  for (const std::string& run : arguments.runs) runs.push_back(summariseRun(run));
  if (!arguments.out.empty()) saveFile(arguments.out, markdownReport(runs));
  if (arguments.json) {
    Json all = Json::array();
    for (const RunSummary& run : runs) all.push_back(toJson(run));
    print(all);
  } else if (arguments.out.empty()) {
    std::cout << markdownReport(runs);
  }
}

}  // namespace

Action declareReport(CLI::App& app) {
  auto arguments = std::make_shared<ReportArguments>();
  app.add_option("RUN", arguments->runs, "Run folders")->required()->option_text("...");
  app.add_option("--out", arguments->out, "Write the Markdown to this file (default: standard output)")
      ->option_text("FILE.md");
  addJson(app, arguments->json);
  return [arguments] { report(*arguments); };
}

}  // namespace gacfas::cli
