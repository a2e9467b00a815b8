#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/Json.h"
#include "app/cli/OutputFile.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/metrics/ScoreFile.h"

namespace gacfas::cli {

namespace {

struct EvaluateArguments {
  std::string subject, config, weights = "last", out;
  std::vector<std::string> overrides;
  bool json = false;
};

void printTables(const EvaluateResult& result) {
  const EvaluationReport& report = result.report;
  const std::string target = targetOf(result);
  std::vector<NamedMetrics> sets{{"target " + target, report.target, ""},
                                 {"sources, pooled", report.source, ""}};
  for (const auto& [name, metrics] : report.perDomain)
    if (name != target) sets.push_back({"  " + name, metrics, ""});
  std::cout << "Weights: " << result.weightsFile.string()
            << "\nFrames a video: " << framesPerVideo(result.scores) << "\n\n"
            << metricsTable(sets) << "\nThe target at a fixed threshold\n"
            << thresholdTable(report);
}

void run(const EvaluateArguments& arguments) {
  requireOutputPlace(arguments.out);
  EvaluateResult result;
  {
    Console console;
    untilStopped("Nothing was written", [&](JobControl& control) {
      result = evaluate({arguments.subject, arguments.config, arguments.weights, arguments.overrides},
                        control, [&](const Progress& progress) { console.progress(progress); });
    });
    for (const std::string& note : result.notes) console.note(note);
    if (!arguments.out.empty()) {
      writeScores(arguments.out, result.scores);
      console.line("scores in " + arguments.out);
    }
  }
  if (arguments.json)
    print(toJson(result));
  else
    printTables(result);
}

}  // namespace

Action declareEvaluate(CLI::App& app) {
  auto arguments = std::make_shared<EvaluateArguments>();
  app.add_option("SUBJECT", arguments->subject,
                 "A run folder, or a weight file (safetensors, .pth), which needs --config")
      ->required()
      ->option_text(" ");
  app.add_option("--config", arguments->config, "Config that says data and network of a weight file")
      ->option_text("CONFIG");
  addWeightsChoice(app, arguments->weights);
  addOverrides(app, arguments->overrides);
  app.add_option("--out", arguments->out, "Write the scores too: a CSV, a row a frame")
      ->option_text("SCORES.csv");
  addJson(app, arguments->json);
  return [arguments] { run(*arguments); };
}

}  // namespace gacfas::cli
