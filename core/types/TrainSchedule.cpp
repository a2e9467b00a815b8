#include "core/types/TrainSchedule.h"

#include "core/types/StepPasses.h"

namespace gacfas {

namespace {

constexpr double kHeadShare = 0.1;  // of a backward pass that the head alone takes

}  // namespace

StepKind stepKind(const TrainConfig& train, int64_t epoch) {
  const bool plain = epoch < train.minimizerWarming;
  if (epoch < train.warmingEpochs) return plain ? StepKind::Head : StepKind::HeadMinimiser;
  return plain ? StepKind::Plain : StepKind::Minimiser;
}

double stepCost(const Config& config, StepKind kind) {
  const bool plain = kind == StepKind::Head || kind == StepKind::Plain;
  const bool headOnly = kind == StepKind::Head || kind == StepKind::HeadMinimiser;
  const StepPasses passes = plain ? StepPasses{} : stepPasses(config);
  if (!headOnly) return passes.cost();
  return static_cast<double>(passes.forward) + 2.0 * kHeadShare * static_cast<double>(passes.backward);
}

bool evaluationDue(const Config& config, int64_t epoch) {
  if (epoch == config.train.epochs - 1) return true;
  if (epoch == 0) return false;
  return epoch % config.evaluate.every == 0 || epoch >= config.train.epochs - config.evaluate.last;
}

TrainSchedule trainSchedule(const Config& config) {
  TrainSchedule schedule;
  for (int64_t epoch = 0; epoch < config.train.epochs; ++epoch) {
    ++schedule.epochs[static_cast<size_t>(stepKind(config.train, epoch))];
    if (evaluationDue(config, epoch)) ++schedule.evaluations;
  }
  return schedule;
}

}  // namespace gacfas
