#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/Json.h"
#include "app/cli/SharpnessText.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/config/ConfigReader.h"
#include "core/jobs/SharpnessJob.h"
#include "core/run/RunFolder.h"
#include "core/run/SharpnessFile.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

struct SharpnessArguments {
  std::vector<std::string> runs, overrides;
  std::string weights = "last";
  SharpnessOptions options;
  bool again = false, json = false, estimate = false;
};

struct MeasuredRun {
  std::string run;
  SharpnessResult result;
};

/// Faults of any run are told before the work on the first one starts.
void checkSharpnessRun(const std::string& folder, const SharpnessArguments& arguments) {
  const RunFolder run = RunFolder::open(folder);
  readConfig(run.config(), arguments.overrides, ConfigPurpose::StoredRun);
  std::error_code ignored;
  if (!std::filesystem::exists(run.weights(arguments.weights), ignored))
    throw InputError(folder + " has no " + arguments.weights + " weights yet: they are written at its first evaluation");
}

SharpnessResult measureRun(const std::string& run, const SharpnessArguments& arguments) {
  Console console;
  console.line("sharpness of " + run);
  SharpnessResult result;
  untilStopped("The runs measured before are kept, this one is not", [&](JobControl& control) {
    result = computeSharpness({run, arguments.weights, arguments.overrides, arguments.options, arguments.again}, control,
                              [&](const Progress& progress) { console.progress(progress); });
  });
  if (result.known) console.note("measured before: " + result.file.string() + "; --again measures anew");
  for (const std::string& note : result.notes) console.note(note);
  for (const std::string& warning : sharpnessWarnings(result.report)) console.note(warning);
  return result;
}

/// A table of each run with its domains, then, of several runs, one of all their domains side by side.
void printRuns(const std::vector<MeasuredRun>& runs) {
  std::vector<std::pair<std::string, SharpnessFigures>> side;
  for (const auto& [run, result] : runs) {
    const SharpnessReport& report = result.report;
    std::vector<std::pair<std::string, SharpnessFigures>> columns;
    for (const SharpnessFigures& figures : report.figures) columns.emplace_back(figures.name, figures);
    side.emplace_back(std::filesystem::path(run).lexically_normal().filename().string(), report.figures.front());
    if (side.back().first.empty()) side.back().first = run;
    std::cout << run << ": " << report.weights << " weights, " << report.parameters << " parameters, " << report.faces
              << " faces, seed " << report.seed << "\n"
              << sharpnessTable(columns, report.options) << "  report  " << result.file.string() << "\n\n";
  }
  const SharpnessOptions& options = runs.front().result.report.options;
  if (runs.size() > 1) std::cout << "All domains, runs side by side\n" << sharpnessTable(side, options) << "\n";
  std::cout << sharpnessLegend(options) << "docs/sharpness.md says what each figure proves and what it does not.\n";
}

void printJson(const std::vector<MeasuredRun>& runs) {
  Json list = Json::array();
  for (const auto& [run, result] : runs) {
    Json value = {{"run", run}, {"file", result.file.string()}, {"notes", result.notes}};
    value.update(Json::parse(sharpnessText(result.report)));
    list.push_back(value);
  }
  print(list);
}

void estimateRun(const std::string& run, const SharpnessArguments& arguments) {
  untilStopped("Nothing was written", [&](JobControl& control) {
    const SharpnessEstimate cost =
        estimateSharpness({run, arguments.weights, arguments.overrides, arguments.options, arguments.again}, control);
    std::cout << run << ": ";
    if (cost.known)
      std::cout << "measured before" << std::endl;
    else
      std::cout << "at most " << cost.passes << " passes of a face (" << cost.faces << " faces), "
                << fixed(cost.seconds(), 0) << " s; " << fixed(static_cast<double>(cost.bytes) / 1e6, 0)
                << " MB for weights, faces and Lanczos vectors" << std::endl;
  });
}

void measureRuns(const SharpnessArguments& arguments) {
  checkSharpnessOptions(arguments.options);
  for (const std::string& run : arguments.runs) checkSharpnessRun(run, arguments);
  if (arguments.estimate) {
    for (const std::string& run : arguments.runs) estimateRun(run, arguments);
    return;
  }
  std::vector<MeasuredRun> runs;
  for (const std::string& run : arguments.runs) runs.push_back({run, measureRun(run, arguments)});
  if (arguments.json)
    printJson(runs);
  else
    printRuns(runs);
}

template <class T>
void addNumber(CLI::App& app, const std::string& name, T& value, const std::string& text) {
  std::ostringstream shown;
  shown << text << " (default: " << value << ")";
  app.add_option(name, value, shown.str())->option_text("N");
}

void addSharpnessOptions(CLI::App& app, SharpnessOptions& options) {
  addNumber(app, "--directions", options.directions, "Random filter-normalised directions of the curvature; 0: none");
  addNumber(app, "--step", options.step, "Half width of the second difference along a direction");
  addNumber(app, "--probes", options.probes, "Random signs for the Hessian trace; 0: no trace");
  addNumber(app, "--eigenvalues", options.eigenvalues, "Largest Hessian eigenvalues; 0: none");
  addNumber(app, "--lanczos-steps", options.lanczosSteps, "At most, of all domains and of each");
  addNumber(app, "--tolerance", options.tolerance, "Of an eigenvalue, relative to the largest");
  addNumber(app, "--rho", options.rho, "Radius of the SAM ball, plain and adaptive");
  addNumber(app, "--ascent-steps", options.ascentSteps, "Of the ascent in the ball; 0: no SAM sharpness");
  addNumber(app, "--ascent-starts", options.ascentStarts, "The gradient's direction, then random ones");
  app.add_flag("--fp64", options.doublePrecision, "Compute in double precision: slower, to check the figures");
}

}  // namespace

Action declareSharpness(CLI::App& app) {
  auto arguments = std::make_shared<SharpnessArguments>();
  app.add_option("RUN", arguments->runs, "Run folders")->required()->option_text("...");
  addWeightsChoice(app, arguments->weights);
  addSharpnessOptions(app, arguments->options);
  app.add_flag("--estimate", arguments->estimate, "Time one pass, print what it will cost, write nothing");
  app.add_flag("--again", arguments->again, "Measure anew what was measured before");
  addOverrides(app, arguments->overrides);
  addJson(app, arguments->json);
  return [arguments] { measureRuns(*arguments); };
}

}  // namespace gacfas::cli
