#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Config.h"

namespace gacfas::test {

/// A run that nobody trained: its files are written by the core's own writers, its numbers are made up from
/// `seed`.
struct SampleRunOptions {
  std::string name = "sample";
  MinimizerKind minimizer = MinimizerKind::GacFas;
  std::vector<std::string> sources = {"north", "east", "south"};
  std::string target = "west";
  std::filesystem::path dataRoot = {};  ///< empty: <parent>/data
  int64_t epochs = 6;                   ///< evaluated after each but the first
  int64_t stepsPerEpoch = 4;
  int64_t videos = 8;              ///< a domain and class; spoofs take turns: print, replay
  double separation = 0.3;         ///< between the mean scores of live and spoof
  std::string state = "finished";  ///< of status.json
  uint64_t seed = 1;               ///< also the second of its creation: runs are listed in its order
};

/// The config of such a run: a network of width 4 on 32 x 32 pixels on the CPU. It trains in seconds on the
/// faces below, in as many steps an epoch as the options say.
Config sampleConfig(const SampleRunOptions& options, const std::filesystem::path& parent);

/// Writes <parent>/<name> whole: config, run.json, status.json, steps.csv, evaluations.csv, scores. Returns
/// the folder.
std::filesystem::path writeSampleRun(const std::filesystem::path& parent,
                                     const SampleRunOptions& options = {});

/// Adds one more epoch of steps and its evaluation, as a training that goes on would.
void appendSampleEpoch(const std::filesystem::path& run, const SampleRunOptions& options, int64_t epoch);

/// The 64 x 64 faces (flat drawings) that the scores of the run name:
/// <root>/<domain>/<train|test>/<live|spoof>/<video>/crop_0000.jpg; all a small training needs.
void writeSampleFaces(const std::filesystem::path& root, const SampleRunOptions& options = {});

/// A surface loss = 0.1 + curvature * (x^2 + y^2), points x points over [-1, 1]^2, as journal and, where
/// `complete`, surface.h5; else only the first half of the points is there, coarse before fine. Returns its
/// folder.
std::filesystem::path writeSampleLandscape(const std::filesystem::path& run, int64_t points, double curvature,
                                           bool complete = true);

}  // namespace gacfas::test
