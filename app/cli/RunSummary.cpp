#include "app/cli/RunSummary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/config/ConfigReader.h"
#include "core/io/DrawnFaces.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/RunLock.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

namespace fs = std::filesystem;

constexpr size_t kLastEvaluations = 10;  // the paper's table (method.md, Metrics)
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

DataKind kindOf(const RunFacts& facts, const fs::path& root) {
  if (facts.syntheticFaces || holdsDrawnFaces(root)) return DataKind::Synthetic;
  std::error_code ignored;
  return fs::is_directory(root, ignored) ? DataKind::Other : DataKind::Unknown;
}

std::string stateOf(const RunFolder& run, const Config& config) {
  const RunStatus status = run.readStatus();
  if (status.state == "finished") return "finished";
  const bool cutOff = status.state == "running" && !RunLock::held(run.lock());
  return (cutOff ? "cut off" : status.state) + " in epoch " + std::to_string(status.epoch + 1) + " of " +
         std::to_string(config.train.epochs);
}

std::string minimizerOf(const Config& config) {
  const std::string name = minimizerName(config.train.minimizer);
  if (config.train.minimizer != MinimizerKind::Erm || config.train.ermScale == 1.0) return name;
  std::string scale = std::to_string(config.train.ermScale);
  scale.erase(scale.find_last_not_of('0') + 1);
  if (scale.back() == '.') scale.pop_back();
  return name + ", erm_scale " + scale;
}

void addEvaluations(const RunFolder& run, RunSummary& summary) {
  const std::vector<EvaluationRow> rows = readEvaluations(run);
  summary.evaluations = rows.size();
  if (rows.empty()) return;
  summary.best = rows[static_cast<size_t>(bestEvaluation(rows))];
  summary.last = rows.back();
  summary.lastCount = std::min(rows.size(), kLastEvaluations);
  std::vector<double> aucs, hters;
  for (size_t i = rows.size() - summary.lastCount; i < rows.size(); ++i) {
    aucs.push_back(rows[i].targetAuc);
    hters.push_back(rows[i].targetHter);
  }
  summary.lastAuc = spreadOf(aucs);
  summary.lastHter = spreadOf(hters);
}

/// Place of the weights themselves, alpha = beta = 0; the number of points where it is none of the points.
size_t centreOf(const LandscapeGrid& grid) {
  for (size_t point = 0; point < grid.size(); ++point)
    if (grid.xAt(point) == 0.0 && grid.yAt(point) == 0.0) return point;
  return grid.size();
}

/// Those that are finished: a folder a recipe, see computeLandscape.
std::vector<fs::path> surfaceFiles(const RunFolder& run) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& folder : fs::directory_iterator(run.landscape(), ignored))
    if (fs::is_regular_file(folder.path() / "surface.h5", ignored))
      files.push_back(folder.path() / "surface.h5");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

LandscapeSummary summariseSurface(const fs::path& file, const LandscapeGrid& grid) {
  LandscapeSummary summary{
      file, grid.size(), grid.count(PointStatus::Done), grid.count(PointStatus::Hole), kNone, kNone, kNone};
  for (size_t point = 0; point < grid.size(); ++point) {
    if (grid.status[point] != PointStatus::Done) continue;
    summary.least = std::fmin(summary.least, grid.points[point].loss);
    summary.greatest = std::fmax(summary.greatest, grid.points[point].loss);
  }
  const size_t centre = centreOf(grid);
  if (centre < grid.size() && grid.status[centre] == PointStatus::Done)
    summary.centre = grid.points[centre].loss;
  return summary;
}

RunSummary summariseRun(const fs::path& folder) {
  const RunFolder run = RunFolder::open(folder);
  const Config config = readConfig(run.config(), {}, ConfigPurpose::StoredRun);
  RunSummary summary;
  summary.folder = folder;
  summary.facts = run.readFacts();
  summary.state = stateOf(run, config);
  summary.minimizer = minimizerOf(config);
  summary.seed = config.seed;
  summary.sources = config.data.train;
  summary.target = config.data.test;
  summary.targetVideos = config.data.targetSplit == TargetSplit::All ? "all videos" : "test split";
  summary.dataRoot = config.data.root;
  summary.data = kindOf(summary.facts, config.data.root);
  addEvaluations(run, summary);
  for (const fs::path& file : surfaceFiles(run))
    summary.landscapes.push_back(summariseSurface(file, loadSurface(file).grid));
  return summary;
}

}  // namespace gacfas::cli
