#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/FeatureJob.h"
#include "core/types/Config.h"

namespace at {
class Tensor;
}

namespace gacfas {

/// The features of a run's faces on disk, good for the very weights and the very face images that they were computed of.
class FeatureCache {
public:
  /// Hashes the weight file and looks at size and time of every image. Throws IoError.
  FeatureCache(std::filesystem::path file, const Config& config, const std::filesystem::path& weights,
               const std::vector<FeatureFace>& faces);

  /// [faces, width] float32; none where there is no file, a damaged one, or one of other weights or images.
  std::optional<at::Tensor> read() const;
  /// Throws IoError.
  void write(const at::Tensor& features) const;

private:
  std::filesystem::path file_;
  std::string weights_, faces_;  ///< SHA-256
  int64_t count_;
};

}  // namespace gacfas
