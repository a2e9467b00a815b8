#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/bench/Benches.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"

namespace {

using gacfas::bench::Size;

void addSize(CLI::App& command, Size& size) {
  command.add_option("--width", size.width, "channels of the first stage; 64 is ResNet-18")->capture_default_str();
  command.add_option("--image-size", size.imageSize, "pixels")->capture_default_str();
  command.add_option("--faces", size.faces, "faces a step, each in two views")->capture_default_str();
  command.add_option("--threads", size.threads, "0: all cores")->capture_default_str();
}

int run(int argc, char** argv) {
  CLI::App app{"Measures this machine: steps, loader, landscape, memory. Without a command: all of them."};
  Size size;
  int64_t rounds = 5, points = 5, faces = 48;
  gacfas::bench::LoaderBench loaderBench;
  gacfas::bench::ServedPoints served;
  std::string minimizer = "gac-fas";
  addSize(app, size);
  app.add_option("--rounds", rounds, "steps of each kind")->capture_default_str();
  CLI::App* steps = app.add_subcommand("steps", "ERM and GAC-FAS steps beside matrix products")->fallthrough();
  CLI::App* loader = app.add_subcommand("loader", "decoding and transforms")->fallthrough();
  CLI::App* landscape = app.add_subcommand("landscape", "points of a loss surface")->fallthrough();
  CLI::App* picture = app.add_subcommand("picture", "how soon a 51 x 51 surface shows as a whole")->fallthrough();
  CLI::App* serve = app.add_subcommand("step", "a step for every line 'step' on standard input")->fallthrough();
  CLI::App* point = app.add_subcommand("point", "a point of a surface for every line 'ALPHA BETA' on standard input")->fallthrough();
  loader->add_option("--seconds", loaderBench.seconds, "of each measurement, CPU time")->capture_default_str();
  loader->add_option("--against", loaderBench.against, "\"PYTHON SCRIPT\": the Python loader to compare with");
  landscape->add_option("--points", points)->capture_default_str();
  picture->add_option("--points-faces", faces, "faces of a point")->capture_default_str();
  serve->add_option("--minimizer", minimizer, "erm, sam, sam-domain, sagm or gac-fas")->capture_default_str();
  point->add_option("--inputs", served.inputs, "safetensors file with weights, directions and faces")->required();
  point->add_option("--batch", served.batch, "images a forward")->capture_default_str();
  point->add_flag("--preview", served.preview, "products in bfloat16");
  app.require_subcommand(0, 1);
  CLI11_PARSE(app, argc, argv);

  gacfas::configureTorch(size.threads);
  const bool all = app.get_subcommands().empty();
  if (*serve) gacfas::bench::serveSteps(size, minimizer);
  if (*point) gacfas::bench::servePoints(served);
  if (*picture) gacfas::bench::benchPicture(size, faces);
  if (all || *steps) gacfas::bench::benchSteps(size, rounds);
  if (all || *loader) {
    loaderBench.rounds = rounds;
    gacfas::bench::benchLoader(size, loaderBench);
  }
  if (all || *landscape) gacfas::bench::benchLandscape(size, faces, points);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "gacfas-bench: %s\n", fault.what());
    return dynamic_cast<const gacfas::InputError*>(&fault) ? 2 : 1;
  }
}
