#include "core/jobs/SeenFaces.h"

#include <future>

#include "core/data/DatasetIndex.h"
#include "core/data/FaceLoader.h"
#include "core/data/LoaderThread.h"
#include "core/data/Transforms.h"

namespace gacfas {

namespace {

SeenFaces look(Config config, int64_t epoch, int64_t stepInEpoch, int64_t count) {
  enterLoaderThread();
  config.system.workers = 0;
  FaceLoader loader(indexDataset(config.data.root, config.data.train), config);
  const FaceLoader::Look batch = loader.look(epoch, stepInEpoch, count);
  SeenFaces seen{config.model.imageSize, {}};
  const auto faces = static_cast<int64_t>(batch.videos.size());
  for (int64_t i = 0; i < faces; ++i) {
    const Video& video = batch.videos[static_cast<size_t>(i)];
    seen.faces.push_back({imageLevels(imageMemory(batch.faces.images, i)),
                          imageLevels(imageMemory(batch.faces.images, faces + i)), video.domain, video.label,
                          video.attack, video.name});
  }
  return seen;
}

}  // namespace

SeenFaces seenFaces(const Config& config, int64_t epoch, int64_t stepInEpoch, int64_t count) {
  // In a thread of its own: what keeps it to one core would stay with the caller's.
  return std::async(std::launch::async, look, config, epoch, stepInEpoch, count).get();
}

}  // namespace gacfas
