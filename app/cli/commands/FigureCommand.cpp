#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "app/cli/commands/Commands.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

namespace fs = std::filesystem;

/// The window's program draws the figures; it lies beside this one.
fs::path studioProgram() {
  std::error_code error;
  const fs::path own = fs::read_symlink("/proc/self/exe", error);
  const fs::path studio = own.parent_path() / "gacfas-studio";
  if (error || ::access(studio.c_str(), X_OK) != 0)
    throw Error("figures are drawn by gacfas-studio, and " + studio.string() +
                " is not there: build it (cmake -DGACFAS_BUILD_STUDIO=ON) or copy it beside gacfas");
  return studio;
}

/// Becomes the other program; comes back only where that fails.
void handOver(const std::vector<std::string>& given) {
  std::vector<std::string> arguments = {studioProgram().string(), "figure"};
  arguments.insert(arguments.end(), given.begin(), given.end());
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::execv(pointers.front(), pointers.data());
  throw Error("cannot start " + arguments.front() + ": " + std::strerror(errno));
}

}  // namespace

Action declareFigure(CLI::App& app) {
  app.prefix_command();
  return [&app] {
    if (app.remaining().empty()) throw InputError("figure takes a SPEC.json\nSee gacfas figure --help");
    handOver(app.remaining());
  };
}

}  // namespace gacfas::cli
