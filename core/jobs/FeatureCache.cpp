#include "core/jobs/FeatureCache.h"

#include "core/data/FacePack.h"
#include "core/io/AtomicFile.h"
#include "core/io/Hash.h"
#include "core/tensor/Torch.h"
#include "core/types/Error.h"
#include "core/weights/Safetensors.h"

namespace gacfas {

namespace {

constexpr char kWeights[] = "weights", kFaces[] = "faces", kTensor[] = "features";

/// Over what the network sees of the faces.
std::string hashFaces(const Config& config, const std::vector<FeatureFace>& faces) {
  Sha256 hash;
  hash.add(std::to_string(config.model.imageSize) + " " + std::to_string(static_cast<int>(config.train.precision)) + " " +
           std::to_string(config.data.scaledDecode) + "\n");
  for (const FeatureFace& face : faces) {
    const FileStamp stamp = fileStamp(face.image);
    hash.add(face.image.lexically_relative(config.data.root).string() + " " + std::to_string(stamp.bytes) + " " +
             std::to_string(stamp.time) + "\n");
  }
  return hash.hex();
}

}  // namespace

FeatureCache::FeatureCache(std::filesystem::path file, const Config& config, const std::filesystem::path& weights,
                           const std::vector<FeatureFace>& faces)
    : file_(std::move(file)),
      weights_(sha256File(weights)),
      faces_(hashFaces(config, faces)),
      count_(static_cast<int64_t>(faces.size())) {}

std::optional<torch::Tensor> FeatureCache::read() const {
  std::error_code ignored;
  if (!std::filesystem::exists(file_, ignored)) return {};
  try {
    const TensorFile stored = readSafetensors(file_);
    const auto says = [&](const char* key, const std::string& value) {
      const auto found = stored.metadata.find(key);
      return found != stored.metadata.end() && found->second == value;
    };
    const torch::Tensor* features = stored.find(kTensor);
    const bool fits = features && features->dim() == 2 && features->size(0) == count_ && features->scalar_type() == torch::kFloat32;
    if (fits && says(kWeights, weights_) && says(kFaces, faces_)) return *features;
  } catch (const Error&) {
    // It is computed anew and written over.
  }
  return {};
}

void FeatureCache::write(const torch::Tensor& features) const {
  makeFolder(file_.parent_path());
  writeSafetensors(file_, {{kTensor, features}}, {{kWeights, weights_}, {kFaces, faces_}});
}

}  // namespace gacfas
