#include "DeviceCases.h"
#include "core/train/Trainer.h"
#include "core/types/Error.h"
#include "tests/support/DrawnBatches.h"

using namespace gacfas;
using test::expect;

namespace {

FasNet startNet(int64_t width, torch::Device device) {
  FasNet net(FasNetOptions{width, 1});
  net->initialise(1);
  net->to(device);
  net->useChannelsLast();
  return net;
}

/// The step must fail with one line that says what to do.
void expectAdvice(Trainer& trainer) {
  try {
    trainer.step();
  } catch (const DeviceError& fault) {
    const std::string text = fault.what();
    expect(text.find("out of memory") != std::string::npos &&
               text.find("train.batch_size") != std::string::npos && text.find('\n') == std::string::npos,
           "not one clear message: " + text);
    return;
  }
  expect(false, "it fitted");
}

/// A batch that no memory holds: a view of a single number until it is copied to the device.
class HugeBatches : public BatchSource {
public:
  int64_t stepsPerEpoch() const override { return 1; }
  void seek(int64_t, int64_t) override {}
  FaceBatch next() override {
    const int64_t faces = 16, side = int64_t{1} << 21;
    const torch::Tensor zeros = torch::zeros({faces}, torch::kInt64);
    return {torch::zeros({1}).expand({2 * faces, 3, side, side}), zeros, zeros};
  }
};

void batchThatDoesNotFit(torch::Device device) {
  HugeBatches batches;
  Trainer trainer(test::drawnConfig(MinimizerKind::GacFas, 1), startNet(4, device), batches);
  expectAdvice(trainer);
}

/// Takes all of the device's memory but a rest of less than `rest` bytes.
std::vector<torch::Tensor> ballast(torch::Device device, int64_t rest) {
  std::vector<torch::Tensor> blocks;
  for (int64_t size = int64_t{4} << 30; size >= rest; size /= 2) {
    try {
      for (;;) blocks.push_back(torch::empty({size}, torch::TensorOptions(device).dtype(torch::kUInt8)));
    } catch (const c10::OutOfMemoryError&) {
    }
  }
  return blocks;
}

/// Memory runs out in the middle of a step; once there is some again the same trainer goes on. Not for the
/// CPU: filling the machine's own memory would end the program.
void stepThatDoesNotFit(torch::Device device) {
  test::DrawnBatches batches({/*faces=*/32, /*steps=*/4, /*size=*/256, /*domains=*/3, /*seed=*/1});
  Config config = test::drawnConfig(MinimizerKind::GacFas, 1);
  config.train.minimizerWarming = config.train.warmingEpochs = 0;
  Trainer trainer(config, startNet(64, device), batches);
  {
    const std::vector<torch::Tensor> blocks = ballast(device, int64_t{256} << 20);
    expectAdvice(trainer);
  }
  batches.seek(0, 0);
  expect(std::isfinite(trainer.step().loss), "the step after it failed");
}

}  // namespace

std::vector<test::DeviceCase> test::outOfMemoryCases() {
  return {{"a batch that does not fit", batchThatDoesNotFit},
          {"a step that does not fit", stepThatDoesNotFit, /*gpuOnly=*/true}};
}
