#pragma once

#include <string>
#include <vector>

#include "core/model/FasNet.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// Score of one frame: the cosine (bce) or cos_live - cos_spoof (ce), higher is more live.
struct FrameScore {
  size_t video = 0;  ///< place in the list of videos
  std::string frame;
  double score = 0.0;
};

/// Scores `evaluate.frames` frames of each video (testFrames), video by video. The network is evaluated with
/// its running statistics, on its own device. Throws InputError naming an unreadable image, Cancelled on
/// stop.
std::vector<FrameScore> scoreVideos(FasNet& net, const std::vector<Video>& videos, const Config& config,
                                    JobControl& control, const ProgressSink& progress);

}  // namespace gacfas
