#include <future>

#include "DeviceCases.h"
#include "core/session/DeviceQueue.h"
#include "core/types/Error.h"
#include "tests/support/DrawnBatches.h"
#include "tests/support/RecordingSink.h"

using namespace gacfas;
using test::expect;

namespace {

FasNet startNet(const Config& config, torch::Device device) {
  FasNet net(FasNetOptions{config.model.width, config.classes(), config.train.precision});
  net->initialise(1);
  net->to(device);
  net->useChannelsLast();
  return net;
}

double lateAccuracy(const std::vector<StepReport>& steps) {
  double sum = 0.0;
  for (size_t i = steps.size() - 4; i < steps.size(); ++i) sum += steps[i].accuracy / 4.0;
  return sum;
}

/// Trains in the background thread, pauses, resumes, and learns.
void trainPauseResume(torch::Device device) {
  const Config config = test::drawnConfig(MinimizerKind::GacFas, 10);
  test::RecordingSink sink;
  std::promise<void> paused;
  bool told = false;
  DeviceQueue queue;
  const auto job = queue.submit("training", [&](JobControl& control) {
    sink.afterStep = [&](const StepReport& report) {
      if (report.step == 13) control.requestPause();
    };
    sink.afterCheckpoint = [&] {
      if (control.pauseRequested() && !told) {
        told = true;
        paused.set_value();
      }
    };
    test::DrawnBatches batches;
    Trainer(config, startNet(config, device), batches).run(control, sink);
  });
  paused.get_future().wait();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const size_t whilePaused = sink.steps.size();
  job->control().requestResume();
  job->wait();
  expect(whilePaused == 13, "the pause did not hold: " + std::to_string(whilePaused) + " steps");
  expect(sink.steps.size() == 40 && sink.evaluations.size() == 9, "the training did not come to its end");
  expect(lateAccuracy(sink.steps) > 0.95,
         "nothing was learnt: accuracy " + std::to_string(lateAccuracy(sink.steps)));
}

/// A stopped job saves; a new trainer takes the state up where it was.
void stopAndRestore(torch::Device device) {
  const Config config = test::drawnConfig(MinimizerKind::GacFas, 10);
  test::RecordingSink sink;
  bool cancelled = false;
  {
    DeviceQueue queue;
    const auto job = queue.submit("training", [&](JobControl& control) {
      sink.afterStep = [&](const StepReport& report) {
        if (report.step == 10) control.requestStop();
      };
      test::DrawnBatches batches;
      Trainer(config, startNet(config, device), batches).run(control, sink);
    });
    try {
      job->wait();
    } catch (const Cancelled&) {
      cancelled = true;
    }
  }
  expect(cancelled && sink.checkpoints.back().position.step == 10, "the stop did not save");

  TrainState saved = sink.checkpoints.back();  // through the host, as a file would
  for (auto& entry : saved.tensors) entry.second = entry.second.cpu();
  test::DrawnBatches batches;
  Trainer trainer(config, startNet(config, device), batches);
  trainer.restore(saved);
  expect(test::sameState(test::copyOf(trainer.state()), sink.checkpoints.back()),
         "the restored state is another");
  JobControl control;
  test::RecordingSink later;
  trainer.run(control, later);
  expect(later.steps.front().step == 11 && later.steps.size() == 30, "it did not go on from step 11");
}

void bf16(torch::Device device) {
  Config config = test::drawnConfig(MinimizerKind::GacFas, 10);
  config.train.precision = Precision::Bf16;
  test::RecordingSink sink;
  JobControl control;
  test::DrawnBatches batches;
  Trainer(config, startNet(config, device), batches).run(control, sink);
  expect(lateAccuracy(sink.steps) > 0.9,
         "nothing was learnt: accuracy " + std::to_string(lateAccuracy(sink.steps)));
}

}  // namespace

std::vector<test::DeviceCase> test::trainingCases() {
  return {{"train, pause and resume in the background thread", trainPauseResume},
          {"stop and restore", stopAndRestore},
          {"bf16 learns", bf16}};
}
