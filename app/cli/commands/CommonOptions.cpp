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
                 "Weights of a run: last, best (highest AUC - HTER on the target, an oracle), or epoch_0012 of a run "
                 "with evaluate.keep_weights (default: last)")
      ->check([](const std::string& word) {
        const bool isKept = word.size() > 6 && word.starts_with("epoch_") && word.find_first_not_of("0123456789", 6) == std::string::npos;
        return word == "last" || word == "best" || isKept ? std::string() : "last, best or epoch_NNNN, not " + word;
      })
      ->option_text("last|best|epoch_NNNN");
}

void addJson(CLI::App& app, bool& json) {
  app.add_flag("--json", json, "Print JSON, and nothing else, to standard output");
}

}  // namespace gacfas::cli
