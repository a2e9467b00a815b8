#include "core/data/FaceLoader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "core/data/DatasetIndex.h"
#include "core/data/EpochOrder.h"
#include "core/data/FaceReader.h"
#include "core/data/LoaderThread.h"
#include "core/data/OrderedPrefetch.h"
#include "core/data/RandomStreams.h"
#include "core/data/Transforms.h"
#include "core/types/Error.h"
#include "core/types/Random.h"

namespace gacfas {
namespace {

struct TrainingVideo {
  Video video;
  int64_t domain = 0;
};

struct PendingBatch {
  FaceBatch tensors;
  std::vector<int64_t> videos;
  int64_t epoch = 0;
  int64_t firstPlace = 0;
};

/// Appends the domain's videos of one class and returns their numbers.
std::vector<int64_t> addVideos(std::vector<TrainingVideo>& all, std::vector<Video> videos, int64_t domain) {
  std::vector<int64_t> numbers;
  for (Video& video : videos) {
    numbers.push_back(static_cast<int64_t>(all.size()));
    all.push_back({std::move(video), domain});
  }
  return numbers;
}

std::vector<std::vector<int64_t>> collectSets(const DatasetIndex& index,
                                              const std::vector<std::string>& domains,
                                              std::vector<TrainingVideo>& all) {
  std::vector<std::vector<int64_t>> sets;
  for (size_t k = 0; k < domains.size(); ++k) {
    requireBothClasses(index, domains[k], Split::Train);
    for (const Label label : {Label::Live, Label::Spoof}) {
      sets.push_back(
          addVideos(all, videosOf(index, domains[k], Split::Train, label), static_cast<int64_t>(k)));
    }
  }
  return sets;
}

}  // namespace

class FaceLoader::Impl {
public:
  Impl(const DatasetIndex& index, const Config& config, ImageForm form)
      : config_(config),
        form_(form),
        order_(collectSets(index, config.data.train, videos_), config.train.balanced, config.train.batchSize,
               config.seed),
        reader_(config.data, trainVideos()) {}

  int64_t stepsPerEpoch() const { return order_.steps(); }

  void seek(int64_t epoch, int64_t step) {
    if (prefetch_ && epoch == epoch_ && step == step_) return;
    prefetch_.reset();
    epoch_ = epoch;
    step_ = step;
  }

  FaceBatch next() {
    if (!prefetch_) start();
    try {
      FaceBatch batch = std::move(prefetch_->next()->tensors);
      if (++step_ == order_.steps()) {
        step_ = 0;
        ++epoch_;
      }
      return batch;
    } catch (...) {
      prefetch_.reset();
      throw;
    }
  }

  Look look(int64_t epoch, int64_t step, int64_t count) {
    if (epoch < 0 || step < 0 || step >= order_.steps())
      throw InputError("there is no step " + std::to_string(step) + " in an epoch of these faces: it has " +
                       std::to_string(order_.steps()));
    prefetch_.reset();
    PendingBatch batch = create(epoch * order_.steps() + step, count);
    Look seen;
    for (size_t part = 0; part < batch.videos.size(); ++part) {
      fill(batch, static_cast<int64_t>(part));
      seen.videos.push_back(videos_[static_cast<size_t>(batch.videos[part])].video);
    }
    seen.faces = std::move(batch.tensors);
    return seen;
  }

private:
  std::vector<Video> trainVideos() const {
    std::vector<Video> videos;
    for (const TrainingVideo& item : videos_) videos.push_back(item.video);
    return videos;
  }

  void start() {
    const int64_t first = epoch_ * order_.steps() + step_;
    OrderedPrefetch<PendingBatch>::Work work;
    work.batches = std::numeric_limits<int64_t>::max();
    work.create = [this, first](int64_t number) { return create(first + number); };
    work.parts = [](const PendingBatch& batch) { return static_cast<int64_t>(batch.videos.size()); };
    work.fill = [this](PendingBatch& batch, int64_t part) { fill(batch, part); };
    work.enterThread = enterLoaderThread;
    prefetch_.emplace(std::move(work), config_.system.workers);
  }

  /// Labels, domains and room for the images of batch `number`, counted over all epochs; at most `most` faces of it.
  PendingBatch create(int64_t number, int64_t most = std::numeric_limits<int64_t>::max()) {
    PendingBatch batch;
    batch.epoch = number / order_.steps();
    const int64_t step = number % order_.steps(), faces = std::min(order_.faces(step), most);
    batch.firstPlace = order_.firstPlace(step);
    if (epochShown_ != batch.epoch) {
      epochVideos_ = order_.epoch(batch.epoch);
      epochShown_ = batch.epoch;
    }
    const auto begin = epochVideos_.begin() + batch.firstPlace;
    batch.videos.assign(begin, begin + faces);
    batch.tensors.images = emptyImages(2 * faces, config_.model.imageSize, form_);
    batch.tensors.fills = emptyFills(2 * faces, form_);
    batch.tensors.labels = torch::empty({faces}, torch::kInt64);
    batch.tensors.domains = torch::empty({faces}, torch::kInt64);
    for (int64_t i = 0; i < faces; ++i) {
      const TrainingVideo& item = videos_[static_cast<size_t>(batch.videos[static_cast<size_t>(i)])];
      batch.tensors.labels.data_ptr<int64_t>()[i] = static_cast<int64_t>(item.video.label);
      batch.tensors.domains.data_ptr<int64_t>()[i] = item.domain;
    }
    return batch;
  }

  /// Face `part` of a batch: one random frame, both views.
  void fill(PendingBatch& batch, int64_t part) const {
    const auto faces = static_cast<int64_t>(batch.videos.size());
    const auto epoch = static_cast<uint64_t>(batch.epoch);
    const auto place = static_cast<uint64_t>(batch.firstPlace + part);
    const Video& video = videos_[static_cast<size_t>(batch.videos[static_cast<size_t>(part)])].video;
    Random choice({config_.seed, kFrameStream, epoch, place});
    const FaceFile file = reader_.open(video, video.frames[choice.below(video.frames.size())]);
    std::array<Random, 2> random{Random({config_.seed, kViewStream, epoch, place, 0}),
                                 Random({config_.seed, kViewStream, epoch, place, 1})};
    std::array<CropBox, 2> boxes;
    for (size_t view = 0; view < 2; ++view)
      boxes[view] = randomCropBox(file.width(), file.height(), config_.augment.cropScaleMin,
                                  config_.augment.cropScaleMax, random[view]);
    const int64_t shrink = shrinkOf(file, boxes);
    const torch::Tensor image = file.decode(shrink);
    for (size_t view = 0; view < 2; ++view)
      trainTransformOf(image, shrunkBox(boxes[view], shrink), config_.model.imageSize, config_.augment, random[view],
                       viewMemory(batch.tensors.images, batch.tensors.fills, static_cast<int64_t>(view) * faces + part));
  }

  /// How far the file may be shrunk so that neither view is enlarged by it.
  int64_t shrinkOf(const FaceFile& file, const std::array<CropBox, 2>& boxes) const {
    if (!reader_.scalesDown() || !file.canShrink()) return 1;
    int64_t shorter = std::numeric_limits<int64_t>::max();
    for (const CropBox& box : boxes) shorter = std::min({shorter, box.width, box.height});
    return shrinkFor(shorter, config_.model.imageSize);
  }

  const Config config_;
  const ImageForm form_;
  std::vector<TrainingVideo> videos_;
  const EpochOrder order_;
  const FaceReader reader_;
  int64_t epoch_ = 0;
  int64_t step_ = 0;
  int64_t epochShown_ = -1;
  std::vector<int64_t> epochVideos_;
  std::optional<OrderedPrefetch<PendingBatch>> prefetch_;  // last: its threads use all of the above
};

FaceLoader::FaceLoader(const DatasetIndex& index, const Config& config, ImageForm form)
    : impl_(std::make_unique<Impl>(index, config, form)) {}
FaceLoader::~FaceLoader() = default;
int64_t FaceLoader::stepsPerEpoch() const {
  return impl_->stepsPerEpoch();
}
void FaceLoader::seek(int64_t epoch, int64_t step) {
  impl_->seek(epoch, step);
}
FaceBatch FaceLoader::next() {
  return impl_->next();
}
FaceLoader::Look FaceLoader::look(int64_t epoch, int64_t step, int64_t count) {
  return impl_->look(epoch, step, count);
}

}  // namespace gacfas
