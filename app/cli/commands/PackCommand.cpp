#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/Commands.h"
#include "core/jobs/PackJob.h"

namespace gacfas::cli {

namespace {

void pack(const PackRequest& request) {
  PackResult result;
  {
    Console console;
    untilStopped("Nothing was written; the same command starts again", [&](JobControl& control) {
      result = packFaces(request, control, [&](const Progress& progress) { console.progress(progress); });
    });
  }
  for (const std::string& fault : result.faults) std::cerr << "Left out: " << fault << "\n";
  std::cout << result.file.string() << ": " << result.faces << " faces, " << result.bytes / 1'000'000 << " MB"
            << (result.fresh ? ", up to date" : "") << "\n";
}

}  // namespace

Action declarePack(CLI::App& app) {
  auto request = std::make_shared<PackRequest>();
  app.add_option("ROOT", request->root, "Data root: <ROOT>/<domain>/<train|dev|test>/<live|spoof>/<video>/")
      ->required()
      ->option_text(" ");
  app.add_option("--domains", request->domains, "Domains to pack (default: all)")->option_text("NAME...");
  app.add_option("--workers", request->workers, "Threads that decode (default: 2)")
      ->check(CLI::Range(1, 256))
      ->option_text("N");
  return [request] { pack(*request); };
}

}  // namespace gacfas::cli
