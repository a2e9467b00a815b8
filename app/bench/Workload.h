#pragma once

#include <cstdint>

#include "core/loss/StepObjective.h"
#include "core/train/BatchSource.h"
#include "core/types/Config.h"

namespace gacfas::bench {

/// What is measured: the authors' network and losses by default, on drawn images.
struct Size {
  int64_t width = 64;
  int64_t imageSize = 256;
  int64_t faces = 6;
  int64_t threads = 0;
};

Config benchConfig(const Size& size, MinimizerKind minimizer);

/// Gives the same drawn batch again and again: three domains, live and spoof.
class DrawnBatch : public BatchSource {
 public:
  explicit DrawnBatch(const Size& size);
  int64_t stepsPerEpoch() const override { return 1'000'000; }
  void seek(int64_t, int64_t) override {}
  FaceBatch next() override { return batch_; }

 private:
  FaceBatch batch_;
};

/// Floating-point operations of the convolutions of one forward pass over `images` images; a multiply-add counts as two.
double convolutionFlops(int64_t width, int64_t imageSize, int64_t images);
/// Of the passes of one step: backward costs the gradients of inputs and weights, twice the forward, but the images need none.
double stepFlops(const Size& size, const PassCount& passes);

}  // namespace gacfas::bench
