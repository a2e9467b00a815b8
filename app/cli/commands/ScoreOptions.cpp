#include "app/cli/commands/ScoreOptions.h"

#include <CLI/CLI.hpp>

#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

std::string* columnOf(ScoreFormat& format, const std::string& name) {
  if (name == "score") return &format.score;
  if (name == "label") return &format.label;
  if (name == "domain") return &format.domain;
  if (name == "video") return &format.video;
  if (name == "frame") return &format.frame;
  if (name == "client") return &format.client;
  if (name == "attack") return &format.attack;
  return nullptr;
}

void addRates(CLI::App& app, const std::string& name, std::vector<double>& rates, const std::string& help) {
  app.add_option(name, rates, help)
      ->allow_extra_args(false)
      ->check(CLI::Range(0.0, 1.0))
      ->option_text("RATE");
}

}  // namespace

void addFormat(CLI::App& app, FormatArguments& arguments) {
  app.add_option("--column", arguments.columns,
                 "Heading of a CSV's column: score, label, domain, video, frame, client or attack; may be "
                 "given again")
      ->allow_extra_args(false)
      ->option_text("NAME=HEADING");
  app.add_option("--live-label", arguments.live, "Label of live samples (default: 1)")->option_text("LABEL");
  app.add_option("--spoof-label", arguments.spoof, "Label of spoof samples (default: 0)")
      ->option_text("LABEL");
  app.add_flag("--lower-is-live", arguments.lowerIsLive,
               "Low scores are live: every score is read with its sign turned, thresholds too");
}

ScoreFormat formatOf(const FormatArguments& arguments) {
  ScoreFormat format;
  format.live = arguments.live;
  format.spoof = arguments.spoof;
  format.lowerIsLive = arguments.lowerIsLive;
  for (const std::string& text : arguments.columns) {
    const size_t equals = text.find('=');
    std::string* column = columnOf(format, text.substr(0, equals));
    if (!column || equals == std::string::npos || equals + 1 == text.size())
      throw InputError(
          "--column " + text +
          ": expected NAME=HEADING, NAME being score, label, domain, video, frame, client or attack");
    *column = text.substr(equals + 1);
  }
  return format;
}

void addLevel(CLI::App& app, ScoreLevel& level) {
  app.add_option("--frames", level.frames,
                 "Frames taken of each video, spread evenly; 1 is the middle one (default: 0, all)")
      ->check(CLI::NonNegativeNumber)
      ->option_text("N");
  app.add_flag("--each-frame", level.eachFrame,
               "Every frame is a sample; default: the mean of a video's frames");
}

void addFigures(CLI::App& app, FigureArguments& arguments) {
  app.add_option("--threshold", arguments.byHand, "Rates at this score too; may be given again")
      ->allow_extra_args(false)
      ->option_text("SCORE");
  addRates(app, "--fpr", arguments.fpr, "Rates at the threshold with this FPR on the target too");
  addRates(app, "--bpcer", arguments.bpcer, "Rates at the threshold with this BPCER on the target too");
  app.add_option("--draws", arguments.options.draws,
                 "Bootstrap draws for the intervals, 0 for none (default: 1000)")
      ->check(CLI::Range(0, 1000000))
      ->option_text("N");
  app.add_option("--seed", arguments.options.seed, "Of the bootstrap (default: 1223)")->option_text("N");
}

std::vector<ThresholdSource> sourcesOf(const FigureArguments& arguments,
                                       const std::vector<ThresholdSource>& more) {
  std::vector<ThresholdSource> sources{ThresholdSource::targetEer()};
  sources.insert(sources.end(), more.begin(), more.end());
  for (double rate : arguments.fpr) sources.push_back(ThresholdSource::fixedFpr(rate));
  for (double rate : arguments.bpcer) sources.push_back(ThresholdSource::fixedBpcer(rate));
  for (double score : arguments.byHand) sources.push_back(ThresholdSource::byHand(score));
  return sources;
}

}  // namespace gacfas::cli
