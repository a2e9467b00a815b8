#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace gacfas::cli {

/// --set KEY=VALUE, as often as wanted, one value each: what comes after it is not swallowed.
void addOverrides(CLI::App& app, std::vector<std::string>& overrides);

/// --weights last|best, of a run.
void addWeightsChoice(CLI::App& app, std::string& weights);

/// --json
void addJson(CLI::App& app, bool& json);

}  // namespace gacfas::cli
