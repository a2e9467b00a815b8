#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/tensor/Torch.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// Test-transformed frames, in order.
struct FrameBatch {
  torch::Tensor images;             ///< [N, 3, S, S] float32, normalised, channels-last memory
  std::vector<int64_t> videos;      ///< [N] place in the list of videos
  std::vector<std::string> frames;  ///< [N] file names
};

struct VideoFramesOptions {
  int64_t framesPerVideo = 1;  ///< n of testFrames(); 1 is the middle frame
  int64_t imageSize = 256;     ///< S, pixels
  int64_t batchSize = 64;      ///< images
  int64_t workers = 2;         ///< threads that decode, 0: the caller's
};

/// Reads n frames of each video, video by video, for evaluations and for the fixed faces of a landscape.
class VideoFrames {
public:
  VideoFrames(std::vector<Video> videos, const VideoFramesOptions& options);
  ~VideoFrames();

  /// Frames in all.
  int64_t count() const;
  /// The next batch, empty after the last. Throws InputError naming the file when an image cannot be read.
  std::optional<FrameBatch> next();

private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gacfas
