#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/EstimateText.h"
#include "app/cli/StopSignals.h"
#include "app/cli/TrainOutput.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/config/ConfigReader.h"
#include "core/jobs/TrainProbe.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

namespace fs = std::filesystem;

struct TrainArguments {
  std::string config, out, resume;
  std::vector<std::string> overrides;
  bool estimate = false;
};

using Work = std::function<void(JobControl&, const TrainEvents&)>;

void show(const Config& config, const fs::path& folder, const Work& work) {
  TrainOutput output(config, folder);
  try {
    untilStopped("The run is saved; go on with: " + resumeCommand(folder),
                 [&](JobControl& control) { work(control, output.events()); });
  } catch (const Stopped&) {
    throw;
  } catch (const Error&) {
    output.adviseAfterFailure();
    throw;
  }
  output.finish();
}

void startNew(const TrainArguments& arguments) {
  const Config config = readConfig(arguments.config, arguments.overrides);
  const fs::path folder = arguments.out.empty() ? newRunFolder(config, "runs") : fs::path(arguments.out);
  show(config, folder, [&](JobControl& control, const TrainEvents& events) {
    startTraining(config, folder, control, events);
  });
}

void estimateNew(const TrainArguments& arguments) {
  const Config config = readConfig(arguments.config, arguments.overrides);
  untilStopped("Nothing was written", [&](JobControl& control) {
    std::cout << estimateText(probeTraining(config, control), config) << std::endl;
  });
}

void goOn(const TrainArguments& arguments) {
  const fs::path folder = arguments.resume;
  const Config config =
      readConfig(RunFolder::open(folder).config(), arguments.overrides, ConfigPurpose::StoredRun);
  show(config, folder, [&](JobControl& control, const TrainEvents& events) {
    resumeTraining(folder, arguments.overrides, control, events);
  });
}

void train(const TrainArguments& arguments) {
  if (arguments.config.empty() == arguments.resume.empty())
    throw InputError("train takes a config, or --resume RUN, and not both\nSee gacfas train --help");
  if (arguments.estimate && !arguments.resume.empty()) throw InputError("--estimate is for a new run: give a config");
  if (arguments.estimate) return estimateNew(arguments);
  if (arguments.resume.empty()) return startNew(arguments);
  if (!arguments.out.empty()) throw InputError("--out is for a new run: a resumed one stays in its folder");
  goOn(arguments);
}

}  // namespace

Action declareTrain(CLI::App& app) {
  auto arguments = std::make_shared<TrainArguments>();
  app.add_option("CONFIG", arguments->config,
                 "Config of a new run (YAML); configs/ has the published protocols")
      ->option_text(" ");
  app.add_option("--out", arguments->out, "Folder of the new run (default: runs/<name>_seed<seed>)")
      ->option_text("DIR");
  app.add_option("--resume", arguments->resume, "Go on with this run from its newest intact checkpoint")
      ->option_text("RUN");
  app.add_flag("--estimate", arguments->estimate,
               "Time a few steps, faces and a point, print what the run will cost, write nothing");
  addOverrides(app, arguments->overrides);
  app.footer(app.get_footer() + "\n" + optionHelp());
  return [arguments] { train(*arguments); };
}

}  // namespace gacfas::cli
