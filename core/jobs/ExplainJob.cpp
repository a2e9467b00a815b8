#include "core/jobs/ExplainJob.h"

#include "core/data/ImageFile.h"
#include "core/data/Transforms.h"
#include "core/explain/GradCam.h"
#include "core/explain/Occlusion.h"
#include "core/jobs/EvaluateSubject.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr int64_t kOcclusionCells = 16, kOcclusionBatch = 25;

/// A network with its image.
struct Explained {
  FasNet net;
  torch::Tensor image;  ///< [1, 3, S, S]

  Explained(const EvaluateRequest& request, const std::filesystem::path& file)
      : Explained(subjectOf(request), file) {}

private:
  Explained(const EvaluateSubject& subject, const std::filesystem::path& file) : net(nullptr) {
    const int64_t size = subject.config.model.imageSize;
    image = emptyImages(1, size);
    testTransform(readImage(file), size, imageMemory(image, 0));
    configureTorch(subject.config.system.threads);
    net = loadNetwork(subject.config, subject.weights, chooseDevice(subject.config.system.device));
    image = image.to(net->parameters().front().options());
  }
};

RelevanceMap plain(const Relevance& relevance) {
  const torch::Tensor map = relevance.map.to(torch::kFloat32).cpu().contiguous();
  const float* values = map.const_data_ptr<float>();
  return {map.size(0), map.size(1), {values, values + map.numel()}, relevance.score};
}

}  // namespace

RelevanceMap gradientMap(const EvaluateRequest& request, const std::filesystem::path& image, int64_t stage) {
  if (stage < 2 || stage > 4)
    throw InputError("Grad-CAM is of stage 2, 3 or 4, not " + std::to_string(stage));
  Explained explained(request, image);
  return plain(gradCam(explained.net, explained.image, stage));
}

RelevanceMap occlusionDrops(const EvaluateRequest& request, const std::filesystem::path& image,
                            JobControl& control, const ProgressSink& progress) {
  Explained explained(request, image);
  return plain(
      occlusionMap(explained.net, explained.image, kOcclusionCells, kOcclusionBatch, control, progress));
}

}  // namespace gacfas
