#pragma once

#include <memory>
#include <vector>

#include "core/data/Transforms.h"
#include "core/train/BatchSource.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// Training batches from the image files of the source domains' train split. An item is one random frame of
/// one video, seen twice through the random transform. Images are decoded and transformed in `system.workers`
/// threads, at most two batches ahead; the batch of (seed, epoch, step) is the same, byte for byte, for any
/// number of workers, and with the pack of the root or without. Reads of the config: data.train (a domain's number is its place there),
/// data.root, data.cache, data.scaled_decode, train.batch_size, train.balanced, model.image_size, augment.*, seed, system.workers.
class FaceLoader : public BatchSource {
public:
  /// Throws InputError when a source domain lacks live or spoof videos in its train split, or the pack cannot be used.
  FaceLoader(const DatasetIndex& index, const Config& config, ImageForm form = ImageForm::Normalised);
  ~FaceLoader() override;

  int64_t stepsPerEpoch() const override;
  void seek(int64_t epoch, int64_t step) override;
  /// After an unreadable image the position stays, and the next call tries the same batch again.
  FaceBatch next() override;

  /// Faces of a batch with their videos.
  struct Look {
    FaceBatch faces;
    std::vector<Video> videos;
  };
  /// The first `count` faces of a batch as next() makes them (all, where it has fewer), on the caller's thread. The
  /// position stays; what was loaded ahead is dropped. Throws InputError where there is no such step.
  Look look(int64_t epoch, int64_t step, int64_t count);

private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gacfas
