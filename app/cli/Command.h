#pragma once

#include <functional>
#include <vector>

namespace CLI {
class App;
}

namespace gacfas::cli {

/// What a chosen command does. Throws the errors of core/types/Error.h.
using Action = std::function<void()>;

struct Command {
  const char* name;
  const char* summary;           ///< one line, for the list of commands
  const char* notes;             ///< below the options in the command's own help: examples, files, exit codes
  Action (*declare)(CLI::App&);  ///< adds the command's options; the action reads them once they are parsed
};

/// All commands, in the order in which help shows them.
const std::vector<Command>& commandTable();

}  // namespace gacfas::cli
