#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/PrepareText.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/run/Version.h"

namespace gacfas::cli {

namespace {

constexpr size_t kShownNames = 20;

struct PrepareArguments {
  PrepareOptions options;
  std::string split;
  bool dryRun = false, noBoxes = false, json = false;
};

PrepareOptions optionsOf(const PrepareArguments& arguments) {
  PrepareOptions options = arguments.options;
  options.boxes = !arguments.noBoxes;
  if (!arguments.split.empty())
    options.split = arguments.split == "train" ? Split::Train
                    : arguments.split == "dev" ? Split::Dev
                                               : Split::Test;
  for (const auto& [name, version] : versions())
    if (name != "libtorch") options.versions[name] = version;
  return options;
}

void tryOut(const PreparePlan& plan, const PrepareOptions& options, bool json) {
  PrepareEstimate estimate;
  untilStopped("Nothing was written",
               [&](JobControl& control) { estimate = estimatePreparation(plan, options, control); });
  if (!json) {
    std::cout << planText(plan, kShownNames) << "\n" << estimateText(estimate);
    return;
  }
  Json value = toJson(plan);
  value["estimate"] = toJson(estimate);
  print(value);
}

void work(const PreparePlan& plan, const PrepareOptions& options, bool json) {
  PrepareSummary summary;
  {
    Console console;
    if (!json) console.line(planText(plan, 3));
    const PrepareEvents events{[&](const Progress& progress) { console.progress(progress); },
                               [&](const std::string& text) { console.note(text); }};
    untilStopped("The videos that are done are kept; the same command goes on",
                 [&](JobControl& control) { summary = prepareVideos(plan, options, control, events); });
  }
  if (json)
    print(toJson(summary));
  else
    std::cout << summaryText(summary);
}

void prepare(const PrepareArguments& arguments) {
  const PrepareOptions options = optionsOf(arguments);
  checkPrepareOptions(options);
  const PreparePlan plan = planPreparation(options);
  (arguments.dryRun ? tryOut : work)(plan, options, arguments.json);
}

void declareCrops(CLI::App& app, PrepareOptions& options) {
  app.add_option("--every", options.every, "Take every n-th frame of a video (default: 5)")->option_text("N");
  app.add_option("--margin", options.margin,
                 "Widen the face box by this share of its side on every side (default: 0.1)")
      ->option_text("M");
  app.add_option("--size", options.size, "Shrink larger crops to this side, pixels (default: 0, as they are)")
      ->option_text("N");
  app.add_option("--quality", options.quality, "Of the JPEG files, 1 to 100 (default: 95)")->option_text("Q");
  app.add_option("--detector", options.detector,
                 "YuNet (*.onnx) or a cascade (*.xml) (default: OpenCV's frontal face cascade)")
      ->option_text("FILE");
  app.add_flag("--align", options.align,
               "Turn faces until the eyes are level, where eyes are known (YuNet, files)");
}

}  // namespace

Action declarePrepare(CLI::App& app) {
  auto arguments = std::make_shared<PrepareArguments>();
  PrepareOptions& options = arguments->options;
  app.add_option("SOURCE", options.source, "Folder of the dataset as its owners ship it, or a list")
      ->required()
      ->option_text(" ");
  app.add_option("--dataset", options.dataset,
                 "casia, replay, msu, oulu, safas, nested, ssdg, list, or a rule of your own (*.yaml)")
      ->required()
      ->option_text("NAME");
  app.add_option("--out", options.out, "Data root to make or to complete")->required()->option_text("ROOT");
  app.add_option("--domain", options.domain, "Name of the domain below it: oulu, casia, replay, msu, ...")
      ->required()
      ->option_text("NAME");
  app.add_flag("--dry-run", arguments->dryRun,
               "Only say what is recognised and what not, and what it would take");
  declareCrops(app, options);
  app.add_flag("--no-boxes", arguments->noBoxes, "Do not use the box or eye files beside the videos");
  app.add_option("--split", arguments->split, "Split of a list's videos")
      ->check(CLI::IsMember({"train", "dev", "test"}))
      ->option_text("train|dev|test");
  app.add_option("--live", options.live, "Number that means live in a list (default: 1)")->option_text("N");
  app.add_option("--workers", options.workers, "Videos at a time (default: 0, all cores)")->option_text("N");
  addJson(app, arguments->json);
  return [arguments] { prepare(*arguments); };
}

}  // namespace gacfas::cli
