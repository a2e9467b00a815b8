#pragma once

#include <functional>
#include <vector>

#include "core/train/Trainer.h"

namespace gacfas::test {

/// Copies of all tensors, so that later steps leave them alone.
inline TrainState copyOf(const TrainState& state) {
  TrainState copy{state.position, {}};
  for (const auto& [name, tensor] : state.tensors) copy.tensors.emplace_back(name, tensor.detach().clone());
  return copy;
}

/// Everything but the seconds.
inline bool sameState(const TrainState& a, const TrainState& b) {
  const TrainPosition &p = a.position, &q = b.position;
  if (p.epoch != q.epoch || p.stepInEpoch != q.stepInEpoch || p.step != q.step ||
      p.evaluationDue != q.evaluationDue)
    return false;
  if (a.tensors.size() != b.tensors.size()) return false;
  for (size_t i = 0; i < a.tensors.size(); ++i)
    if (a.tensors[i].first != b.tensors[i].first || !torch::equal(a.tensors[i].second, b.tensors[i].second))
      return false;
  return true;
}

/// Keeps what a training tells, and calls back.
class RecordingSink : public TrainSink {
public:
  void onStep(const StepReport& report) override {
    steps.push_back(report);
    if (afterStep) afterStep(report);
  }
  void onEvaluationDue(Trainer& trainer, int64_t epoch) override {
    if (beforeEvaluation) beforeEvaluation(trainer);
    evaluations.push_back(epoch);
  }
  void onCheckpointDue(Trainer& trainer) override {
    checkpoints.push_back(copyOf(trainer.state()));
    if (afterCheckpoint) afterCheckpoint();
  }
  void onResumed(Trainer&) override { ++resumed; }
  void onProgress(const Progress& report) override { progress.push_back(report); }

  std::vector<StepReport> steps;
  std::vector<int64_t> evaluations;
  std::vector<TrainState> checkpoints;
  std::vector<Progress> progress;
  int resumed = 0;
  std::function<void(const StepReport&)> afterStep;
  std::function<void(Trainer&)> beforeEvaluation;
  std::function<void()> afterCheckpoint;
};

}  // namespace gacfas::test
