#include "core/pipeline/LandscapeWorkers.h"

#include <chrono>

#include "core/landscape/SurfaceFill.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/tensor/Device.h"
#include "core/types/Elapsed.h"

namespace gacfas {

namespace {

/// As many points as workers, at one place; seconds that they took.
double timeRound(const LandscapeSetup& setup, const std::vector<SurfaceSampler*>& workers, double a, double b,
                 JobControl& control) {
  const LandscapeRecipe& recipe = setup.recipe;
  LandscapeGrid round(std::vector<double>(workers.size(), a), {b}, recipe.domains, recipe.columns);
  const auto start = std::chrono::steady_clock::now();
  fillSurface(workers, round, control, {});
  return secondsSince(start);
}

}  // namespace

std::vector<SurfaceSampler> makeWorkers(const LandscapeSetup& setup, const LandscapeFaces& faces) {
  std::vector<SurfaceSampler> workers;
  for (const torch::Device device : chooseDevices(setup.config.system.device, setup.options.devices)) {
    // Several have networks of their own, apart from the one that lineOf() looks at meanwhile.
    FasNet net = setup.options.devices == 1
                     ? setup.net
                     : loadNetwork(setup.config, weightsOfRun(setup.run, setup.weights), device);
    workers.push_back(makeSampler(setup, net, faces));
  }
  return workers;
}

std::vector<SurfaceSampler*> pointersTo(std::vector<SurfaceSampler>& workers) {
  std::vector<SurfaceSampler*> pointers;
  for (SurfaceSampler& worker : workers) pointers.push_back(&worker);
  return pointers;
}

double secondsPerPoint(const LandscapeSetup& setup, const std::vector<SurfaceSampler*>& workers, JobControl& control) {
  timeRound(setup, workers, 0.0, 0.0, control);  // the first passes also pay for what is set up once
  const double seconds = timeRound(setup, workers, setup.recipe.x.front(), setup.recipe.y.front(), control);
  return seconds / static_cast<double>(workers.size());
}

}  // namespace gacfas
