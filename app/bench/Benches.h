#pragma once

#include <cstdint>
#include <string>

#include "app/bench/Workload.h"

namespace gacfas::bench {

/// ERM and GAC-FAS steps and matrix products in turn, `rounds` times; medians.
void benchSteps(const Size& size, int64_t rounds);
/// One step for every line `step` on standard input, answered with its seconds.
void serveSteps(const Size& size, const std::string& minimizer);
struct LoaderBench {
  int64_t seconds = 3;  ///< of each measurement, CPU time
  int64_t rounds = 5;
  std::string against;  ///< "PYTHON SCRIPT" of torchvision_loader.py, empty: nothing
};
/// Training and test faces a second and core from synthetic faces drawn for it: from JPEG files, from a pack, decoded at
/// reduced scale; in turn with torchvision's DataLoader on the same files. And the index of 50,000 names.
void benchLoader(const Size& size, const LoaderBench& options);
struct ServedPoints {
  /// Safetensors file: weights.<name>, x.<parameter>, y.<parameter>, images [N, 3, S, S], labels and domains [N].
  std::string inputs;
  int64_t batch = 32;    ///< images a forward
  bool preview = false;  ///< products in bfloat16
};
/// One point of a surface for every line `ALPHA BETA` on standard input, answered with its seconds and its mean loss over
/// faces.
void servePoints(const ServedPoints& options);
/// A whole plane of 51 x 51 points: share of points and of time, from the decoded faces on, until a picture of all of it
/// is there, five points on each axis.
void benchPicture(const Size& size, int64_t faces);
/// Points of a loss surface a second, beside bare forward passes over the same faces in turn.
void benchLandscape(const Size& size, int64_t faces, int64_t points);

}  // namespace gacfas::bench
