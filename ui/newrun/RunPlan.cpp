#include "ui/newrun/RunPlan.h"

#include <algorithm>

#include "core/jobs/TrainJob.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

fs::path unusedFolder(const Config& config, const fs::path& parent, const std::vector<fs::path>& reserved,
                      const RunPlan& plan) {
  const auto isTaken = [&](const fs::path& folder) {
    const auto isIt = [&](const auto& entry) { return entry.second == folder; };
    return std::count(reserved.begin(), reserved.end(), folder) > 0 ||
           std::any_of(plan.begin(), plan.end(), isIt);
  };
  const fs::path first = newRunFolder(config, parent);
  fs::path folder = first;
  std::error_code ignored;
  for (int number = 2; isTaken(folder) || fs::exists(folder, ignored); ++number)
    folder = first.string() + "_" + std::to_string(number);
  return folder;
}

void add(const Config& config, const std::vector<uint64_t>& seeds, const fs::path& parent,
         const std::vector<fs::path>& reserved, RunPlan& plan) {
  for (const uint64_t seed : seeds) {
    Config one = config;
    one.seed = seed;
    const fs::path folder = unusedFolder(one, parent, reserved, plan);
    if (seeds.size() > 1 && !one.name.empty()) one.name += ", seed " + std::to_string(seed);
    plan.emplace_back(one, folder);
  }
}

}  // namespace

Config controlOf(const Config& config) {
  Config control = config;
  control.train.minimizer = MinimizerKind::Erm;
  control.train.ermScale = 2.0;
  if (!control.name.empty()) control.name += " control";
  return control;
}

RunPlan planRuns(const Config& config, const std::vector<uint64_t>& seeds, bool withControl,
                 const fs::path& parent, const std::vector<fs::path>& reserved) {
  RunPlan plan;
  add(config, seeds, parent, reserved, plan);
  if (withControl) add(controlOf(config), seeds, parent, reserved, plan);
  return plan;
}

}  // namespace gacfas
