#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/jobs/EvaluateJob.h"

namespace gacfas {

/// What a network looks at: one value a cell, rows from top to bottom, over the whole image.
struct RelevanceMap {
  int64_t rows = 0, columns = 0;
  std::vector<float> values;
  double score = 0.0;  ///< of the image
};

/// Sum over channels of the maps of a stage (2..4) weighed as Grad-CAM does (core/explain/GradCam.h): above
/// 0 where the place speaks for live, below 0 where for spoof. `image` is a crop. Throws InputError naming
/// the file, DeviceError.
RelevanceMap gradientMap(const EvaluateRequest& request, const std::filesystem::path& image, int64_t stage);

/// Mean drop of the live score while a grey square covers a cell, 16 x 16 cells (core/explain/Occlusion.h).
/// Throws as gradientMap does, and Cancelled.
RelevanceMap occlusionDrops(const EvaluateRequest& request, const std::filesystem::path& image,
                            JobControl& control, const ProgressSink& progress);

}  // namespace gacfas
