#include "core/train/Trainer.h"

#include <chrono>
#include <cmath>
#include <limits>

#include "core/tensor/Device.h"
#include "core/types/Elapsed.h"
#include "core/types/Error.h"
#include "core/types/TrainSchedule.h"

namespace gacfas {

namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Trainer::Trainer(const Config& config, FasNet net, BatchSource& source)
    : config_(config),
      net_(std::move(net)),
      source_(source),
      parameters_(parametersOf(net_)),
      sgd_(config.train, parameters_),
      clock_(config, source.stepsPerEpoch()) {
  enterEpoch();
}

void Trainer::enterEpoch() {
  const bool headOnly = position_.epoch < config_.train.warmingEpochs;
  trained_.clear();
  for (auto& [name, parameter] : parameters_) {
    const bool trains = !headOnly || name.rfind("fc.", 0) == 0;
    parameter.set_requires_grad(trains);
    if (trains) trained_.emplace_back(name, parameter);
  }
  minimizer_ = makeMinimizer(config_, position_.epoch < config_.train.minimizerWarming);
}

StepReport Trainer::step() {
  const auto start = std::chrono::steady_clock::now();
  const FaceBatch batch = source_.next();
  StepReport result;
  withMemoryAdvice("lower train.batch_size or model.image_size, or set train.precision to bf16", [&] { result = update(batch); });
  result.seconds = secondsSince(start);
  advance(result.seconds);
  return result;
}

StepReport Trainer::update(const FaceBatch& batch) {
  StepObjective objective(net_, trained_, batch, lossSettings(config_));
  objective.forwardAtTheta();
  StepDirection made = minimizer_->direction(objective);
  const StepReport result = report(objective, made);
  sgd_.step(trained_, made.direction, result.lr);
  passes_ = objective.passes();
  return result;
}

StepReport Trainer::report(const StepObjective& objective, const StepDirection& made) const {
  TensorList scalars{objective.classificationLoss(), objective.contrastiveLoss(), objective.accuracyAtTheta(),
                     globalNorm(made.direction)};
  if (made.ermNorm.defined()) scalars.push_back(made.ermNorm);
  for (int64_t k = 0; k < objective.domains(); ++k)
    if (objective.present(k)) scalars.push_back(objective.domainLoss(k));
  for (const AscentValues& ascent : made.ascents)
    scalars.insert(scalars.end(), {ascent.cosine, ascent.gradientNorm, ascent.loss});
  const std::vector<double> values = toDoubles(scalars);

  auto next = values.begin();
  StepReport result;
  result.step = position_.step + 1;
  result.epoch = position_.epoch;
  result.stepInEpoch = position_.stepInEpoch;
  result.lr = learningRate(config_.train, position_.epoch);
  result.loss = *next++;
  result.contrastive = *next++;
  result.accuracy = *next++;
  result.directionNorm = *next++;
  result.ermNorm = made.ermNorm.defined() ? *next++ : kAbsent;
  const double k = static_cast<double>(objective.domains());
  for (int64_t domain = 0; domain < objective.domains(); ++domain)
    result.domainLoss.push_back(objective.present(domain) ? k * *next++ : kAbsent);
  for (const AscentValues& ascent : made.ascents) {
    const std::string point = ascent.domain == kAllDomains ? "all" : config_.data.train[static_cast<size_t>(ascent.domain)];
    result.ascents.push_back({point, next[0], next[1], result.ermNorm, next[2]});
    next += 3;
  }
  return result;
}

void Trainer::advance(double seconds) {
  clock_.add(position_.epoch, seconds);
  position_.seconds += seconds;
  ++position_.step;
  if (++position_.stepInEpoch < source_.stepsPerEpoch()) return;
  if (evaluationDue(config_, position_.epoch)) position_.evaluationDue = position_.epoch;
  position_.stepInEpoch = 0;
  ++position_.epoch;
  enterEpoch();
}

Progress Trainer::progress() const {
  Progress progress;
  progress.phase = "training";
  progress.unit = "step";
  progress.done = position_.step;
  progress.total = config_.train.epochs * source_.stepsPerEpoch();
  progress.rate = clock_.rate();
  progress.secondsLeft = clock_.secondsLeft(position_.epoch, position_.stepInEpoch);
  progress.note = "epoch " + std::to_string(std::min(position_.epoch + 1, config_.train.epochs)) + "/" +
                  std::to_string(config_.train.epochs);
  return progress;
}

void Trainer::run(JobControl& control, TrainSink& sink) {
  source_.seek(position_.epoch, position_.stepInEpoch);
  while (position_.epoch < config_.train.epochs || position_.evaluationDue >= 0) {
    if (control.stopRequested() || control.pauseRequested()) {
      sink.onCheckpointDue(*this);
      control.waitWhilePaused();
      control.throwIfStopped();
      sink.onResumed(*this);
    }
    if (position_.evaluationDue >= 0)
      evaluate(sink);
    else
      train(sink);
  }
}

void Trainer::evaluate(TrainSink& sink) {
  try {
    sink.onEvaluationDue(*this, position_.evaluationDue);
  } catch (const Cancelled&) {
    sink.onCheckpointDue(*this);
    throw;
  }
  position_.evaluationDue = -1;
  sink.onCheckpointDue(*this);
}

void Trainer::train(TrainSink& sink) {
  const StepReport report = step();
  if (!std::isfinite(report.loss + report.contrastive + report.directionNorm))
    throw Error("training diverged: the loss or the gradient is not finite at step " + std::to_string(report.step) +
                " (epoch " + std::to_string(report.epoch) + "); lower train.lr or gac.rho");
  sink.onStep(report);
  sink.onProgress(progress());
}

TrainState Trainer::state() {
  TrainState state{position_, networkTensors(net_)};
  state.tensors.insert(state.tensors.end(), sgd_.momentum().begin(), sgd_.momentum().end());
  return state;
}

void Trainer::restore(const TrainState& saved) {
  const torch::NoGradGuard noGrad;
  std::map<std::string, torch::Tensor> found(saved.tensors.begin(), saved.tensors.end());
  for (auto& [name, target] : state().tensors) {
    const auto entry = found.find(name);
    if (entry == found.end()) throw InputError("the checkpoint lacks tensor " + name);
    if (entry->second.sizes() != target.sizes())
      throw InputError("the checkpoint's tensor " + name + " has another shape than this run's network");
    target.copy_(entry->second);
  }
  position_ = saved.position;
  enterEpoch();
}

}  // namespace gacfas
