#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/metrics/Metrics.h"

namespace gacfas {

/// What one sample of an evaluation is: a video with the mean score of its frames, or each frame.
struct ScoreLevel {
  bool eachFrame = false;
  int64_t frames = 0;  ///< taken of each video: 0 all, 1 the middle one, else spread evenly (testFrames)

  bool operator==(const ScoreLevel&) const = default;
};

/// "mean of all frames of a video", "middle frame of each video", "mean of 5 frames of a video, spread
/// evenly", "each frame of a video, all of them", ...
std::string labelOf(const ScoreLevel& level);

/// The samples, in order of first appearance of their videos. Frames count in the order of their names, never
/// at random; a video with fewer frames than asked gives all of them. A video is told as in averageVideos.
std::vector<VideoScore> samplesOf(const std::vector<ScoreRow>& rows, const ScoreLevel& level);

}  // namespace gacfas
