#include "core/jobs/TrainProbe.h"

#include <algorithm>
#include <chrono>

#include "core/pipeline/NetworkSetup.h"
#include "core/pipeline/TrainPreparation.h"
#include "core/tensor/Device.h"
#include "core/tensor/PeakMemory.h"
#include "core/train/Trainer.h"
#include "core/types/Elapsed.h"
#include "core/types/Error.h"
#include "core/types/Median.h"

namespace gacfas {

namespace {

constexpr size_t kSteps = 4;      // of a kind, the first of which is not counted
constexpr int64_t kBatches = 4;   // of an evaluation
constexpr double kEnough = 5.0;   // seconds after which fewer will do
constexpr int64_t kScoreBytes = 90;  // a row of a score file, about

using Clock = std::chrono::steady_clock;

void look(JobControl& control) {
  control.waitWhilePaused();
  control.throwIfStopped();
}

void moveTo(Trainer& trainer, int64_t epoch) {
  TrainState state = trainer.state();
  state.position = {};
  state.position.epoch = epoch;
  trainer.restore(state);
}

/// Median of a few steps as they are made in that epoch.
double secondsPerStep(Trainer& trainer, int64_t epoch, JobControl& control) {
  std::vector<double> seconds;
  double spent = 0.0;
  while (seconds.empty() || (seconds.size() < kSteps && spent < kEnough)) {
    look(control);
    moveTo(trainer, epoch);  // an epoch of few steps is over soon
    spent += seconds.emplace_back(trainer.step().seconds);
  }
  if (seconds.size() > 1) seconds.erase(seconds.begin());  // it also pays for what is set up once
  return median(std::move(seconds));
}

void timeSteps(const Config& config, Trainer& trainer, JobControl& control, TrainingRates& rates) {
  for (size_t kind = 0; kind < kStepKinds; ++kind) {
    int64_t epoch = 0;
    while (epoch < config.train.epochs && static_cast<size_t>(stepKind(config.train, epoch)) != kind) ++epoch;
    if (epoch == config.train.epochs) continue;
    rates.secondsPerStep[kind] = secondsPerStep(trainer, epoch, control);
    rates.stepCosts[kind] = stepCost(config, static_cast<StepKind>(kind));
  }
}

/// When the first and the last batch of an evaluation came that was broken off.
struct ScoredBatches {
  int64_t batches = 0;
  int64_t firstFaces = 0, faces = 0, total = 0;
  double firstSeconds = 0.0, seconds = 0.0;

  void add(const Progress& progress, double now) {
    if (batches++ == 0) {
      firstFaces = progress.done;
      firstSeconds = now;
    }
    faces = progress.done;
    total = progress.total;
    seconds = now;
  }
  /// The rest goes on as those after the first.
  double secondsForAll() const {
    const bool isOne = faces == firstFaces;
    const int64_t timed = isOne ? firstFaces : faces - firstFaces;
    const double each = (isOne ? firstSeconds : seconds - firstSeconds) / static_cast<double>(timed);
    return firstSeconds + each * static_cast<double>(total - firstFaces);
  }
};

void timeEvaluation(const Evaluator& evaluator, FasNet& net, JobControl& control, TrainingRates& rates) {
  ScoredBatches scored;
  JobControl enough;
  const auto start = Clock::now();
  const auto onProgress = [&](const Progress& progress) {
    scored.add(progress, secondsSince(start));
    if (scored.batches >= kBatches || scored.seconds > kEnough || control.stopRequested()) enough.requestStop();
  };
  try {
    evaluator.score(net, enough, onProgress);
  } catch (const Cancelled&) {
    look(control);
  }
  rates.secondsPerEvaluation = scored.secondsForAll();
  rates.scoredFaces = scored.total;
  rates.scoreBytes = scored.total * kScoreBytes;
}

void timeLandscape(const EvaluationLandscape& landscape, FasNet& net, JobControl& control, TrainingRates& rates) {
  if (!landscape.isOn()) return;
  look(control);
  const EvaluationLandscape::Times times = landscape.time(net, control);
  rates.secondsPerLandscape = times.setUp;
  rates.secondsPerPoint = times.point;
}

int64_t bytesOf(const NamedTensors& tensors) {
  int64_t bytes = 0;
  for (const auto& [name, tensor] : tensors) bytes += static_cast<int64_t>(tensor.nbytes());
  return bytes;
}

}  // namespace

TrainingEstimate probeTraining(const Config& config, JobControl& control) {
  look(control);
  const PeakMemory memory(chooseDevice(config.system.device));
  TrainPreparation ready(config);
  look(control);
  FasNet net = makeStartNetwork(config, ready.device);
  Trainer trainer(config, net, ready.loader);
  TrainingRates rates;
  rates.stepsPerEpoch = ready.loader.stepsPerEpoch();
  rates.weightBytes = bytesOf(networkTensors(net));
  rates.checkpointBytes = bytesOf(trainer.state().tensors);
  timeSteps(config, trainer, control, rates);
  timeEvaluation(ready.evaluator, net, control, rates);
  timeLandscape(ready.landscape, net, control, rates);
  look(control);
  TrainingEstimate estimate = estimateTraining(rates, config);
  estimate.memoryBytes = memory.bytes();
  estimate.device = describeDevice(ready.device);
  return estimate;
}

}  // namespace gacfas
