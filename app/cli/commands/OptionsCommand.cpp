#include <CLI/CLI.hpp>
#include <iostream>

#include "app/cli/commands/Commands.h"
#include "core/config/ConfigReader.h"

namespace gacfas::cli {

Action declareOptions(CLI::App&) {
  return [] { std::cout << optionHelp(); };
}

}  // namespace gacfas::cli
