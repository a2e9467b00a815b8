#include "app/cli/commands/CommonOptions.h"

#include <CLI/CLI.hpp>

namespace gacfas::cli {

void addOverrides(CLI::App& app, std::vector<std::string>& overrides) {
  app.add_option("--set", overrides, "Set an option over the config's value; may be given again")
      ->allow_extra_args(false)
      ->option_text("KEY=VALUE");
}

void addWeightsChoice(CLI::App& app, std::string& weights) {
  app.add_option("--weights", weights,
                 "Weights of a run: last, or best (highest AUC - HTER on the target) (default: last)")
      ->check(CLI::IsMember({"last", "best"}))
      ->option_text("last|best");
}

void addJson(CLI::App& app, bool& json) {
  app.add_flag("--json", json, "Print JSON, and nothing else, to standard output");
}

}  // namespace gacfas::cli
