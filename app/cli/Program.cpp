#include "app/cli/Program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/cli/Command.h"
#include "app/cli/Faults.h"
#include "core/run/Version.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

constexpr char kAbout[] =
    "gacfas trains and examines face anti-spoofing models: ERM, SAM, SAGM and GAC-FAS, and the loss surfaces "
    "around them.";
constexpr char kNotes[] =
    "gacfas COMMAND --help tells about one command.\n"
    "Exit codes: 0 done, 1 failed or stopped, 2 bad usage or bad input.\n";

struct Subcommand {
  CLI::App* app;
  Action action;
};

void checkName(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : "-";
  const auto& table = commandTable();
  if (first.empty() || first.front() == '-') return;
  if (std::any_of(table.begin(), table.end(), [&](const Command& command) { return first == command.name; }))
    return;
  std::string known;
  for (const Command& command : table) known += (known.empty() ? "" : ", ") + std::string(command.name);
  throw InputError("there is no command '" + first + "'; there are " + known);
}

/// The command line is at fault. Names the help to read.
InputError usageError(const CLI::ParseError& fault, const std::vector<CLI::App*>& chosen) {
  const std::string command = chosen.empty() ? "" : " " + chosen.front()->get_name();
  return InputError(std::string(fault.what()) + "\nSee gacfas" + command + " --help");
}

void flushOutput() {
  if (!std::cout.flush()) throw IoError("cannot write to the standard output: is the disk full?");
}

}  // namespace

int runProgram(int argc, char** argv) {
  CLI::App program(kAbout, "gacfas");
  program.set_version_flag("--version", "gacfas " + programVersion());
  program.footer(kNotes);
  program.require_subcommand(0, 1);
  program.get_formatter()->label("SUBCOMMAND", "COMMAND");
  std::vector<Subcommand> subcommands;
  for (const Command& command : commandTable()) {
    CLI::App* app = program.add_subcommand(command.name, command.summary);
    app->group("Commands")->footer(command.notes);
    subcommands.push_back({app, command.declare(*app)});
  }
  checkName(argc, argv);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    program.exit(asked);  // prints help or version
    flushOutput();
    return 0;
  } catch (const CLI::ParseError& fault) {
    throw usageError(fault, program.get_subcommands());
  }
  for (const Subcommand& subcommand : subcommands) {
    if (!subcommand.app->parsed()) continue;
    subcommand.action();
    flushOutput();
    return 0;
  }
  std::cerr << program.help();
  return kBadInput;
}

}  // namespace gacfas::cli
