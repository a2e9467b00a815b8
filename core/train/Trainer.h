#pragma once

#include <memory>

#include "core/minimizer/Minimizer.h"
#include "core/model/FasNet.h"
#include "core/train/BatchSource.h"
#include "core/train/Sgd.h"
#include "core/train/StepClock.h"
#include "core/train/TrainState.h"
#include "core/types/Config.h"
#include "core/types/JobControl.h"
#include "core/types/Reports.h"

namespace gacfas {

class Trainer;

/// What a training tells its owner, on the training's thread. `trainer` may be asked for its state and network.
class TrainSink {
 public:
  virtual ~TrainSink() = default;
  virtual void onStep(const StepReport& report) = 0;
  /// The epoch that has just ended is one to evaluate. May throw Cancelled: the evaluation is then still due on resume.
  virtual void onEvaluationDue(Trainer& trainer, int64_t epoch) = 0;
  /// Save a checkpoint: after an evaluation, and before a pause or a stop.
  virtual void onCheckpointDue(Trainer& trainer) = 0;
  /// A pause has ended and training goes on.
  virtual void onResumed(Trainer&) {}
  virtual void onProgress(const Progress& progress) = 0;
};

/// The training loop of one run, without threads of its own (method.md, "One GAC-FAS step", "Schedule and optimiser").
class Trainer {
 public:
  /// The network must be on its device. `source` must outlive the trainer.
  Trainer(const Config& config, FasNet net, BatchSource& source);

  /// Trains up to config.train.epochs. Between two steps it looks at `control`: a pause saves and waits, a stop saves and
  /// throws Cancelled. Throws InputError (image), DeviceError (memory), Error (loss not finite).
  void run(JobControl& control, TrainSink& sink);

  /// One step at the current position.
  StepReport step();

  /// The live tensors; copy or save them before the next step.
  TrainState state();
  /// Copies a saved state in. Throws InputError naming what is missing or of another shape.
  void restore(const TrainState& state);

  FasNet& net() { return net_; }
  const TrainPosition& position() const { return position_; }
  /// Passes through the network in the last step.
  const PassCount& lastPasses() const { return passes_; }

 private:
  void enterEpoch();
  void evaluate(TrainSink& sink);
  void train(TrainSink& sink);
  StepReport update(const FaceBatch& batch);
  StepReport report(const StepObjective& objective, const StepDirection& direction) const;
  void advance(double seconds);
  Progress progress() const;

  Config config_;
  FasNet net_;
  BatchSource& source_;
  NamedTensors parameters_;
  NamedTensors trained_;           ///< in this epoch: the head alone while warming up, else all
  std::unique_ptr<Minimizer> minimizer_;
  Sgd sgd_;
  StepClock clock_;
  TrainPosition position_;
  PassCount passes_;
};

}  // namespace gacfas
