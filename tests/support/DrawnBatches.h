#pragma once

#include <ATen/CPUGeneratorImpl.h>
#include "core/tensor/Torch.h"

#include "core/train/BatchSource.h"
#include "core/types/Config.h"
#include "core/types/Random.h"

namespace gacfas::test {

/// A problem that can be learnt in seconds, without image files: noise with a disc in its middle, brighter
/// where the face is live. Domains differ in their background. The batch of (epoch, step) is a pure function
/// of the seed.
class DrawnBatches : public BatchSource {
public:
  struct Settings {
    int64_t faces = 6;    ///< B: labels alternate, domains take turns every two faces
    int64_t steps = 4;    ///< an epoch
    int64_t size = 32;    ///< S
    int64_t domains = 3;  ///< K
    uint64_t seed = 1;
  };
  DrawnBatches() = default;
  explicit DrawnBatches(const Settings& settings) : settings_(settings) {}

  int64_t stepsPerEpoch() const override { return settings_.steps; }
  void seek(int64_t epoch, int64_t step) override {
    epoch_ = epoch;
    step_ = step;
  }
  FaceBatch next() override {
    const FaceBatch batch = draw(epoch_, step_);
    if (++step_ == settings_.steps) {
      step_ = 0;
      ++epoch_;
    }
    return batch;
  }

  FaceBatch draw(int64_t epoch, int64_t step) const {
    const int64_t b = settings_.faces, s = settings_.size;
    at::Generator generator = at::detail::createCPUGenerator(
        Random({settings_.seed, static_cast<uint64_t>(epoch), static_cast<uint64_t>(step)}).next());
    const torch::Tensor place = torch::arange(b);
    const torch::Tensor labels = place.remainder(2),
                        domains = place.div(2, "floor").remainder(settings_.domains);
    const torch::Tensor axis = torch::linspace(-1.0, 1.0, s).square();
    const torch::Tensor disc = (axis.view({1, s}) + axis.view({s, 1}) < 0.5).to(torch::kFloat32);
    const auto perImage = [](const torch::Tensor& perFace) {
      return torch::cat({perFace, perFace}).to(torch::kFloat32).view({-1, 1, 1, 1});
    };
    torch::Tensor images = torch::empty({2 * b, 3, s, s}).normal_(0.0, 0.5, generator);
    images += 0.3 * perImage(domains) + (perImage(labels) - 0.3) * disc;
    return {images, labels, domains};
  }

private:
  Settings settings_;
  int64_t epoch_ = 0, step_ = 0;
};

/// Settings under which the drawn problem is learnt: small network, one head-only epoch, then the minimiser.
inline Config drawnConfig(MinimizerKind kind, int64_t epochs) {
  Config config;
  config.data.train = {"north", "east", "south"};
  config.model = {"kaiming", /*width=*/4, /*imageSize=*/32};
  config.train.minimizer = kind;
  config.train.epochs = epochs;
  config.train.minimizerWarming = 2;
  config.train.warmingEpochs = 1;
  config.train.lr = 0.01;
  config.train.fcLrScale = 5.0;
  config.train.lrStepSize = 100;
  config.evaluate.every = 1;
  return config;
}

}  // namespace gacfas::test
