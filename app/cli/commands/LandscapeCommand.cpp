#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/RunSummary.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/LandscapeArguments.h"
#include "core/config/ConfigReader.h"
#include "core/jobs/LandscapeEstimate.h"
#include "core/jobs/LandscapeJob.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeImport.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

namespace fs = std::filesystem;

/// Faults of any run are told before the work on the first one starts.
void checkRun(const fs::path& folder, const LandscapeArguments& arguments) {
  const RunFolder run = RunFolder::open(folder);
  readConfig(run.config(), arguments.overrides, ConfigPurpose::StoredRun);
  std::error_code ignored;
  if (!fs::exists(run.weights(arguments.weights), ignored))
    throw InputError(folder.string() + " has no " + arguments.weights +
                     " weights yet: they are written at its first evaluation");
}

std::string countText(size_t count, const std::string& what) {
  return count == 0 ? "" : ", " + std::to_string(count) + " " + what;
}

void show(const std::string& run, const LandscapeResult& result) {
  const LandscapeSummary surface = summariseSurface(result.surfaceFile, result.grid);
  std::cout << run << ": " << surface.points << " points, " << surface.holes << " of them holes"
            << countText(result.grid.count(PointStatus::AtLeast), "given up above the clip") << "; loss "
            << fixed(surface.centre, 4) << " at the weights, " << fixed(surface.least, 4) << " to "
            << fixed(surface.greatest, 4) << "\n  surface     " << result.surfaceFile.string()
            << "\n  directions  " << result.directionFile.string() << "\n  faces       "
            << result.facesFile.string() << std::endl;
  for (const char* const file : {"trajectory", "band"}) {
    const fs::path path = result.folder / (std::string(file) + ".csv");
    std::error_code ignored;
    if (fs::exists(path, ignored)) std::cout << "  " << alignedLeft(file, 12) << path.string() << std::endl;
  }
}

void tellOf(const LandscapeResult& result, Console& console) {
  for (const std::string& note : result.notes) console.note(note);
  for (const std::string& folder : result.reusedFrom) console.note("points were taken over from " + folder);
  for (const std::string& folder : result.continuedFrom) console.note("points go on from the faces of " + folder);
  console.note(std::to_string(result.reused) + " points were known elsewhere, " + std::to_string(result.measured) +
               " were measured" +
               (result.continued > 0 ? ", " + std::to_string(result.continued) + " of them from a preview on" : "") + "; " +
               std::to_string(result.facesForwarded) + " faces went through the network");
  if (result.continued > 0)
    console.note("terms/contrastive is not known at those " + std::to_string(result.continued) +
                 " points: it needs the features of all faces together");
  if (!result.explained.empty())
    console.note("the axes hold " + fixed(100.0 * result.explained[0], 1) + " % and " +
                 fixed(100.0 * result.explained[1], 1) + " % of the weights' variance over training");
}

void measure(const LandscapeRequest& request) {
  LandscapeResult result;
  {
    Console console;
    console.line("landscape of " + request.run.string());
    if (request.options.precision == Precision::Bf16) console.note("this is a preview in bfloat16, not exact");
    if (request.options.subset > 0)
      console.note("this is a preview on " + std::to_string(request.options.subset) +
                   " faces of each domain; train_loss_se has its standard error");
    LandscapeEvents events;
    events.progress = [&](const Progress& progress) { console.progress(progress); };
    events.note = [&](const std::string& text) { console.note(text); };
    untilStopped("The points measured so far are kept; the same command goes on from them",
                 [&](JobControl& control) { result = computeLandscape(request, control, events); });
    tellOf(result, console);
  }
  show(request.run.string(), result);
}

void estimate(const LandscapeRequest& request) {
  untilStopped("Nothing was written", [&](JobControl& control) {
    const LandscapeEstimate cost = estimateLandscape(request, control);
    std::cout << request.run.string() << ": " << cost.points << " points, " << cost.pointsLeft << " to measure on "
              << cost.faces << " faces; " << fixed(cost.secondsPerPoint, 3) << " s a point"
              << (request.options.devices > 1 ? " (" + std::to_string(request.options.devices) + " at once), " : ", ")
              << fixed(cost.secondsLeft(), 0) << " s in all"
              << (cost.secondsForAxes > 0.0 ? ", up to " + fixed(cost.secondsForAxes, 0) + " s of it for the eigenvectors" : "")
              << "; " << fixed(static_cast<double>(cost.bytes) / 1e6, 0)
              << " MB for weights and faces" << std::endl;
  });
}

void importOne(const LandscapeArguments& arguments) {
  if (arguments.runs.size() != 1) throw InputError("--import: a surface belongs to one run, name it alone");
  const RunFolder run = RunFolder::open(arguments.runs.front());
  const fs::path file = importSurface(run, arguments.importFile, arguments.importName) / "surface.h5";
  const LandscapeGrid grid = loadSurface(file).grid;
  const LandscapeSummary surface = summariseSurface(file, grid);
  std::cout << arguments.runs.front() << ": " << surface.points << " points, " << surface.holes << " of them holes"
            << countText(grid.count(PointStatus::Pending), "not measured") << "; loss "
            << fixed(surface.least, 4) << " to " << fixed(surface.greatest, 4) << "\n  surface     " << file.string()
            << std::endl;
}

void measureAll(const LandscapeArguments& arguments) {
  const LandscapeOptions options = arguments.options();
  for (const std::string& run : arguments.runs) checkRun(run, arguments);
  for (const std::string& run : arguments.runs) {
    const LandscapeRequest request{run, arguments.weights, arguments.overrides, options};
    arguments.estimate ? estimate(request) : measure(request);
  }
}

}  // namespace

Action declareLandscape(CLI::App& app) {
  auto arguments = std::make_shared<LandscapeArguments>();
  addLandscapeOptions(app, *arguments);
  return [arguments] { arguments->importFile.empty() ? measureAll(*arguments) : importOne(*arguments); };
}

}  // namespace gacfas::cli
