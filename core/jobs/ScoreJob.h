#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/EvaluateJob.h"

namespace gacfas {

/// Which videos of a data root to score, apart from the protocol of the run.
struct ScoreData {
  std::filesystem::path root;             ///< <root>/<domain>/<split>/<live|spoof>/<video>/
  std::vector<std::string> domains = {};  ///< empty: all
  std::optional<Split> split = {};        ///< empty: all
};

struct ScoreResult {
  std::vector<ScoreRow> scores;  ///< one a frame
  std::filesystem::path weightsFile;
  std::optional<double>
      sourceThreshold;  ///< what the run's own evaluation with these weights found; none for a file
  std::vector<std::string> notes;
};

/// Scores a run or a weight file on any indexed data. Throws InputError, DeviceError, Cancelled.
ScoreResult scoreData(const EvaluateRequest& request, const ScoreData& data, JobControl& control,
                      const ProgressSink& progress);

/// One image, or a folder of crops taken as one video.
struct ImageScore {
  std::filesystem::path path;
  int64_t frames = 0;        ///< that were scored
  double score = 0.0;        ///< their mean
  double probability = 0.0;  ///< of live: sigmoid(logit_scale * score)
};

struct ImageResult {
  std::vector<ImageScore> images;  ///< in the order asked for
  std::filesystem::path weightsFile;
  std::optional<double> sourceThreshold;
};

/// Scores images (jpg, png) that are crops already, and folders: one with images is a video, of one without
/// each subfolder with images is. Throws as scoreData does, naming a path without images.
ImageResult scoreImages(const EvaluateRequest& request, const std::vector<std::filesystem::path>& paths,
                        JobControl& control, const ProgressSink& progress);

}  // namespace gacfas
