#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/FigureJson.h"
#include "app/cli/FigureText.h"
#include "app/cli/OutputFile.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "app/cli/commands/EvaluateArguments.h"
#include "core/metrics/ScoreFile.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

std::vector<VideoScore> targetVideos(const EvaluateResult& result) {
  return videosByDomain(averageVideos(result.scores)).at(targetOf(result));
}

void printTables(const EvaluateResult& result, const SetFigures& figures) {
  const EvaluationReport& report = result.report;
  const std::string target = targetOf(result);
  std::vector<NamedMetrics> sets{{"target " + target, report.target, ""},
                                 {"sources, pooled", report.source, ""}};
  for (const auto& [name, metrics] : report.perDomain)
    if (name != target) sets.push_back({"  " + name, metrics, ""});
  std::cout << "Weights: " << result.weightsFile.string()
            << "\nFrames a video: " << framesPerVideo(result.scores) << "\n\n"
            << metricsTable(sets) << "\nThe target at a fixed threshold\n"
            << thresholdTable(report) << "\ntarget " << target << ": " << basisText(figures) << "\n"
            << figureTable(figures);
}

void evaluateProtocol(const EvaluateArguments& arguments) {
  EvaluateResult result;
  {
    Console console;
    untilStopped("Nothing was written", [&](JobControl& control) {
      result = evaluate(arguments.request(), control,
                        [&](const Progress& progress) { console.progress(progress); });
    });
    for (const std::string& note : result.notes) console.note(note);
    if (!arguments.out.empty()) {
      writeScores(arguments.out, result.scores);
      console.line("scores in " + arguments.out);
    }
  }
  const SetFigures figures = figuresOf(arguments, targetVideos(result), &result.report.sourceThreshold);
  if (!arguments.json) return printTables(result, figures);
  Json value = toJson(result);
  value["figures"] = toJson(figures);
  print(value);
}

void run(const EvaluateArguments& arguments) {
  requireOutputPlace(arguments.out);
  if (arguments.data.empty() && (!arguments.domains.empty() || !arguments.split.empty()))
    throw InputError("--domains and --split choose from the data of --data ROOT; give that too");
  if (!arguments.images.empty() && !arguments.data.empty())
    throw InputError("give --data or --images, not both");
  if (arguments.crop && arguments.images.empty())
    throw InputError("--crop goes with --images; gacfas prepare makes the crops of whole datasets");
  if (!arguments.images.empty()) return evaluateImages(arguments);
  if (!arguments.data.empty()) return evaluateData(arguments);
  evaluateProtocol(arguments);
}

void addOtherData(CLI::App& app, EvaluateArguments& arguments) {
  app.add_option("--data", arguments.data, "Score the videos of this data root instead of the run's protocol")
      ->option_text("ROOT");
  app.add_option("--domains", arguments.domains, "Domains of --data (default: all)")->option_text("NAME ...");
  app.add_option("--split", arguments.split, "Split of --data: train, dev, test or all (default: all)")
      ->check(CLI::IsMember({"train", "dev", "test", "all"}))
      ->option_text("SPLIT");
  app.add_option("--images", arguments.images,
                 "Score these images, and folders as videos; they are face crops already")
      ->option_text("PATH ...");
  app.add_flag("--crop", arguments.crop,
               "The --images are pictures and videos as a camera makes them: find and cut out the face first, as prepare does");
}

}  // namespace

SetFigures figuresOf(const EvaluateArguments& arguments, const std::vector<VideoScore>& samples,
                     const double* sourceThreshold) {
  std::vector<ThresholdSource> more{ThresholdSource::probability()};
  if (sourceThreshold) more.insert(more.begin(), ThresholdSource::source(*sourceThreshold));
  SetFigures figures;
  untilStopped("The scoring was done, the intervals were not", [&](JobControl& control) {
    figures =
        computeFigures(samples, sourcesOf(arguments.figures, more), arguments.figures.options, &control);
  });
  return figures;
}

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
  addOtherData(app, *arguments);
  addFigures(app, arguments->figures);
  app.add_option("--out", arguments->out, "Write the scores too: a CSV, a row a frame")
      ->option_text("SCORES.csv");
  addJson(app, arguments->json);
  return [arguments] { run(*arguments); };
}

}  // namespace gacfas::cli
