#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/types/JobControl.h"
#include "core/types/LandscapeGrid.h"
#include "core/types/LandscapeOptions.h"

namespace gacfas {

struct LandscapeRequest {
  std::filesystem::path run;                   ///< run folder
  std::string weights = "last";                ///< "last" or "best"
  std::vector<std::string> overrides;          ///< "landscape.points=51", "system.device=cpu", "data.root=..."
  LandscapeOptions options = {};               ///< axes, ranges, what is measured
};

struct LandscapeResult {
  LandscapeGrid grid;
  std::filesystem::path surfaceFile;           ///< HDF5 in the reference layout
  std::filesystem::path directionFile;
  std::filesystem::path facesFile;             ///< CSV: the faces measured
  std::vector<std::string> notes;
  std::filesystem::path folder;                ///< of all files: <run>/landscape/<recipe>
  int64_t measured = 0;                        ///< points measured by this call
  int64_t reused = 0;                          ///< points taken from other landscapes of the run
  std::vector<std::string> reusedFrom;         ///< names of their folders
  int64_t continued = 0;                       ///< of the measured points those that went on from a preview's faces
  std::vector<std::string> continuedFrom;      ///< names of the previews' folders
  int64_t facesForwarded = 0;                  ///< faces that went through the network for points, each pass counted
  std::vector<double> explained;               ///< principal axes: share of the variance of each, 0..1
};

struct LandscapeEvents {
  std::function<void(const LandscapeGrid&, size_t point)> point;   ///< after each new point
  ProgressSink progress;
  std::function<void(const std::string&)> note;
};

/// Measures the loss surface around a run's weights into <run>/landscape, or finishes one begun with the same recipe.
/// Points that another landscape of the run has under the same recipe, all but the range, are taken over.
/// A stop throws Cancelled; the points measured so far are kept. Throws InputError, DeviceError, IoError.
LandscapeResult computeLandscape(const LandscapeRequest& request, JobControl& control, const LandscapeEvents& events);

}  // namespace gacfas
