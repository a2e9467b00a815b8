#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/OutputFile.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"
#include "core/config/ConfigReader.h"
#include "core/jobs/TraceStep.h"

namespace gacfas::cli {

namespace {

struct TraceArguments {
  TraceRequest request;
  std::string precision = "fp32", config;
  std::vector<std::string> overrides;
};

void trace(TraceArguments arguments) {
  requireOutputPlace(arguments.request.out);
  arguments.request.doublePrecision = arguments.precision == "fp64";
  traceStep(arguments.request, readConfig(arguments.config, arguments.overrides, ConfigPurpose::TraceStep));
}

}  // namespace

Action declareTraceStep(CLI::App& app) {
  auto arguments = std::make_shared<TraceArguments>();
  app.add_option("--weights", arguments->request.weights, "Weights, running statistics included")
      ->required()
      ->option_text("W.safetensors");
  app.add_option("--batch", arguments->request.batch, "Batch, as below")
      ->required()
      ->option_text("B.safetensors");
  app.add_option("--out", arguments->request.out, "File to write")->required()->option_text("O.safetensors");
  app.add_option("--precision", arguments->precision, "Precision of the whole step (default: fp32)")
      ->check(CLI::IsMember({"fp32", "fp64"}))
      ->option_text("fp32|fp64");
  app.add_option("--config", arguments->config,
                 "Config to take loss, minimiser and its settings from (default: the options' defaults)")
      ->option_text("CONFIG");
  addOverrides(app, arguments->overrides);
  return [arguments] { trace(*arguments); };
}

}  // namespace gacfas::cli
