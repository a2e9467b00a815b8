#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/Transforms.h"
#include "core/tensor/Torch.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// Test-transformed frames, in order.
struct FrameBatch {
  torch::Tensor images;             ///< [N, 3, S, S] channels-last memory: float32, normalised, or uint8 levels
  std::vector<int64_t> videos;      ///< [N] place in the list of videos
  std::vector<std::string> frames;  ///< [N] file names
};

struct VideoFramesOptions {
  int64_t framesPerVideo = 1;  ///< n of testFrames(); 1 is the middle frame
  int64_t imageSize = 256;     ///< S, pixels
  int64_t batchSize = 64;      ///< images
  int64_t workers = 2;         ///< threads that decode, 0: the caller's
  DataConfig data = {};        ///< root, cache and scaledDecode: how files are read
  ImageForm form = ImageForm::Normalised;
};

/// Reads n frames of each video, video by video, for evaluations and for the fixed faces of a landscape.
class VideoFrames {
public:
  /// Throws InputError where the pack of data.root cannot be used.
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
