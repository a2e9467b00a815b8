#include "core/data/VideoFrames.h"

#include <algorithm>
#include <utility>

#include "core/data/FaceReader.h"
#include "core/data/LoaderThread.h"
#include "core/data/OrderedPrefetch.h"
#include "core/data/Transforms.h"
#include "core/types/FrameOrder.h"

namespace gacfas {

class VideoFrames::Impl {
public:
  Impl(std::vector<Video> videos, const VideoFramesOptions& options)
      : videos_(std::move(videos)), options_(options), reader_(options.data, videos_) {
    for (size_t v = 0; v < videos_.size(); ++v) {
      const auto available = static_cast<int64_t>(videos_[v].frames.size());
      for (const int64_t frame : testFrames(available, options_.framesPerVideo)) {
        items_.push_back({static_cast<int64_t>(v), videos_[v].frames[static_cast<size_t>(frame)]});
      }
    }
    OrderedPrefetch<FrameBatch>::Work work;
    work.batches = (count() + options_.batchSize - 1) / options_.batchSize;
    work.create = [this](int64_t number) { return create(number); };
    work.parts = [](const FrameBatch& batch) { return batch.images.size(0); };
    work.fill = [this](FrameBatch& batch, int64_t part) { fill(batch, part); };
    work.enterThread = enterLoaderThread;
    prefetch_.emplace(std::move(work), options_.workers);
  }

  int64_t count() const { return static_cast<int64_t>(items_.size()); }
  std::optional<FrameBatch> next() { return prefetch_->next(); }

private:
  struct Item {
    int64_t video;
    std::string frame;
  };

  FrameBatch create(int64_t number) const {
    const int64_t first = number * options_.batchSize;
    const int64_t size = std::min(options_.batchSize, count() - first);
    FrameBatch batch;
    batch.images = emptyImages(size, options_.imageSize, options_.form);
    for (int64_t i = first; i < first + size; ++i) {
      batch.videos.push_back(items_[static_cast<size_t>(i)].video);
      batch.frames.push_back(items_[static_cast<size_t>(i)].frame);
    }
    return batch;
  }

  void fill(FrameBatch& batch, int64_t part) const {
    const auto place = static_cast<size_t>(part);
    const Video& video = videos_[static_cast<size_t>(batch.videos[place])];
    const FaceFile file = reader_.open(video, batch.frames[place]);
    const bool shrinks = reader_.scalesDown() && file.canShrink();
    const int64_t shrink = shrinks ? shrinkFor(std::min(file.width(), file.height()), options_.imageSize) : 1;
    testTransform(file.decode(shrink), options_.imageSize, viewMemory(batch.images, {}, part));
  }

  const std::vector<Video> videos_;
  const VideoFramesOptions options_;
  const FaceReader reader_;
  std::vector<Item> items_;
  std::optional<OrderedPrefetch<FrameBatch>> prefetch_;  // last: its threads use all of the above
};

VideoFrames::VideoFrames(std::vector<Video> videos, const VideoFramesOptions& options)
    : impl_(std::make_unique<Impl>(std::move(videos), options)) {}
VideoFrames::~VideoFrames() = default;
int64_t VideoFrames::count() const {
  return impl_->count();
}
std::optional<FrameBatch> VideoFrames::next() {
  return impl_->next();
}

}  // namespace gacfas
