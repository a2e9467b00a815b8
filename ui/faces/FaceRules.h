#pragma once

#include <cstddef>

#include "ui/faces/FaceSelection.h"

namespace gacfas {

/// Of a face what a threshold decides on: its class and a score a run, NaN where a run has none.
struct ScoredFace {
  Label label;
  const double* scores;
  size_t runs;

  bool wrongAt(size_t run, double threshold) const {
    return isWrong(label, scores[run], threshold);
  }
};

/// Whether verdict, score range and the run that must be right let the face through.
bool passesThresholds(const ScoredFace& face, const FaceFilter& filter, const FaceRuns& runs);
/// Whether every run with a score gets it wrong.
bool isWrongInAll(const ScoredFace& face, const FaceRuns& runs);
/// The larger, the earlier in the order; a margin's class is not in it.
double orderWeight(const ScoredFace& face, const FaceRuns& runs, FaceOrder order);
/// What orderWeight()'s order hangs on: unchanged where all thresholds that count move alike. NaN, equal to nothing, where one
/// is infinite.
std::vector<double> orderSteps(const FaceRuns& runs, FaceOrder order);

/// The conditions of a filter that no threshold changes.
class FaceConditions {
public:
  /// Both outlive it.
  FaceConditions(const FaceFilter& filter, const FaceRuns& runs);
  bool admit(const Face& face) const;

private:
  const FaceFilter& filter_;
  const FaceRuns& runs_;
  const std::string domain_, attack_, client_;
  std::unordered_set<std::string> picked_;
};

}  // namespace gacfas
