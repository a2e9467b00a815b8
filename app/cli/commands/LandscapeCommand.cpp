#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/RunSummary.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/config/ConfigReader.h"
#include "core/jobs/LandscapeJob.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

namespace fs = std::filesystem;

struct LandscapeArguments {
  std::vector<std::string> runs, overrides;
  std::string weights = "last";
};

/// Faults of any run are told before the work on the first one starts.
void checkRun(const fs::path& folder, const LandscapeArguments& arguments) {
  const RunFolder run = RunFolder::open(folder);
  readConfig(run.config(), arguments.overrides, ConfigPurpose::StoredRun);
  std::error_code ignored;
  if (!fs::exists(run.weights(arguments.weights), ignored))
    throw InputError(folder.string() + " has no " + arguments.weights +
                     " weights yet: they are written at its first evaluation");
}

void show(const std::string& run, const LandscapeResult& result) {
  const LandscapeSummary surface = summariseSurface(result.surfaceFile, result.grid);
  std::cout << run << ": " << surface.points << " points, " << surface.holes << " of them holes; loss "
            << fixed(surface.centre, 4) << " at the weights, " << fixed(surface.least, 4) << " to "
            << fixed(surface.greatest, 4) << "\n  surface     " << result.surfaceFile.string()
            << "\n  directions  " << result.directionFile.string() << "\n  faces       "
            << result.facesFile.string() << std::endl;
}

void measure(const std::string& run, const LandscapeArguments& arguments) {
  LandscapeResult result;
  {
    Console console;
    console.line("landscape of " + run);
    LandscapeEvents events;
    events.progress = [&](const Progress& progress) { console.progress(progress); };
    events.note = [&](const std::string& text) { console.note(text); };
    untilStopped("The points measured so far are kept; the same command goes on from them",
                 [&](JobControl& control) {
                   result = computeLandscape({run, arguments.weights, arguments.overrides}, control, events);
                 });
    for (const std::string& note : result.notes) console.note(note);
  }
  show(run, result);
}

void measureAll(const LandscapeArguments& arguments) {
  for (const std::string& run : arguments.runs) checkRun(run, arguments);
  for (const std::string& run : arguments.runs) measure(run, arguments);
}

}  // namespace

Action declareLandscape(CLI::App& app) {
  auto arguments = std::make_shared<LandscapeArguments>();
  app.add_option("RUN", arguments->runs, "Run folders")->required()->option_text("...");
  addWeightsChoice(app, arguments->weights);
  addOverrides(app, arguments->overrides);
  return [arguments] { measureAll(*arguments); };
}

}  // namespace gacfas::cli
