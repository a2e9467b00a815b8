#pragma once

#include <array>
#include <cstdint>

#include "core/types/Config.h"

namespace gacfas {

/// Kinds of training steps by what they cost: what is trained, and by what.
enum class StepKind {
  Head,           ///< plain descent of the head alone
  HeadMinimiser,  ///< the head alone, with the minimiser: where train.minimizer_warming ends first
  Plain,          ///< plain descent of all weights
  Minimiser       ///< all weights, with the minimiser
};
constexpr size_t kStepKinds = 4;
/// A number for each kind, in their order.
template <typename T>
using PerStepKind = std::array<T, kStepKinds>;

/// Of the steps in an epoch (from 0).
StepKind stepKind(const TrainConfig& train, int64_t epoch);
/// What a step costs in units of a forward pass, from the passes it takes.
double stepCost(const Config& config, StepKind kind);

/// Whether an epoch (from 0) is followed by an evaluation: every `every` epochs and each of the last ones, never epoch 0,
/// always the very last.
bool evaluationDue(const Config& config, int64_t epoch);

/// How often a training does what.
struct TrainSchedule {
  PerStepKind<int64_t> epochs{};  ///< with steps of each kind
  int64_t evaluations = 0;
};
TrainSchedule trainSchedule(const Config& config);

}  // namespace gacfas
