#include "core/jobs/AugmentedViews.h"

#include <future>

#include "core/data/ImageFile.h"
#include "core/data/LoaderThread.h"
#include "core/data/RandomStreams.h"
#include "core/data/Transforms.h"

namespace gacfas {
namespace {

AugmentedViews makeViews(std::filesystem::path file, int64_t side, AugmentConfig augment, uint64_t seed,
                         int64_t count) {
  enterLoaderThread();
  const torch::Tensor image = readImage(file);
  std::vector<float> pixels(static_cast<size_t>(side * side * 3));
  AugmentedViews made{side, {}, {}};
  testTransform(image, side, pixels);
  made.plain = imageLevels(pixels);
  for (int64_t view = 0; view < count; ++view) {
    Random random{seed, kViewStream, static_cast<uint64_t>(view)};
    trainTransform(image, side, augment, random, pixels);
    made.views.push_back(imageLevels(pixels));
  }
  return made;
}

}  // namespace

AugmentedViews augmentedViews(const std::filesystem::path& image, int64_t side, const AugmentConfig& augment,
                              uint64_t seed, int64_t count) {
  // In a thread of its own, as seenFaces.
  return std::async(std::launch::async, makeViews, image, side, augment, seed, count).get();
}

}  // namespace gacfas
