#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/Console.h"
#include "app/cli/StopSignals.h"
#include "app/cli/commands/Commands.h"
#include "app/synthetic/DemoData.h"

namespace gacfas::cli {

namespace {

void draw(const DemoDataOptions& options) {
  {
    Console console;
    untilStopped("The pictures drawn so far are whole; the same command goes on", [&](JobControl& control) {
      writeDemoData(options, control, [&](const Progress& progress) { console.progress(progress); });
    });
  }
  std::cout << "Synthetic faces: " << options.out.string() << "\n";
}

}  // namespace

Action declareDemoData(CLI::App& app) {
  auto options = std::make_shared<DemoDataOptions>();
  app.add_option("--out", options->out, "Folder to make or to complete")->required()->option_text("DIR");
  app.add_option("--clients", options->clients,
                 "People a domain, 2 to 999; each gives four videos (default: 40)")
      ->option_text("N");
  app.add_option("--frames", options->frames, "Frames a video, 1 to 99 (default: 3)")->option_text("N");
  app.add_option("--seed", options->seed, "Another seed draws other people (default: 1)")
      ->check(CLI::NonNegativeNumber)
      ->option_text("S");
  return [options] { draw(*options); };
}

}  // namespace gacfas::cli
