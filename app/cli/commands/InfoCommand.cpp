#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Json.h"
#include "app/cli/commands/Commands.h"
#include "app/cli/commands/CommonOptions.h"

namespace gacfas::cli {

namespace {

void showInfo(bool json) {
  const SystemInfo info = systemInfo();
  if (json) return print(toJson(info));
  for (const auto& [name, version] : info.versions)
    std::cout << name << std::string(10 - std::min<size_t>(9, name.size()), ' ') << version << "\n";
  const char* cuda = info.cuda        ? "yes"
                     : info.cudaBuild ? "no: the driver shows no GPU"
                                      : "no: this is the CPU build of LibTorch";
  std::cout << "device    " << info.device << "\nthreads   " << info.threads << "\nCUDA      " << cuda
            << "\n";
}

}  // namespace

Action declareInfo(CLI::App& app) {
  auto json = std::make_shared<bool>(false);
  addJson(app, *json);
  return [json] { showInfo(*json); };
}

}  // namespace gacfas::cli
