#pragma once

#include "ui/faces/FaceRules.h"

namespace gacfas {

/// Selects faces again and again while a threshold is dragged: names are looked at where the filter changes, the faces are sorted
/// where the thresholds do not move alike, and what is left is a look at their scores, side by side in memory.
class FaceSifter {
public:
  /// Places in set->faces that the filter lets through, in the order asked for.
  std::vector<int> select(const FaceSetPtr& set, const FaceFilter& filter, const FaceRuns& runs, FaceOrder order);
  /// How many of those selected last every run with a score gets wrong.
  int64_t wrongInAll() const { return wrongInAll_; }

private:
  /// What the candidates were taken by.
  struct Basis {
    FaceSetPtr set;
    FaceFilter filter;
    std::unordered_set<std::string> tagged;
    bool operator==(const Basis&) const = default;
  };
  /// What they were sorted by.
  struct Sorting {
    FaceOrder order = FaceOrder::Margin;
    int only = -1;
    std::vector<double> steps;
    bool operator==(const Sorting&) const = default;
  };
  void take(const FaceRuns& runs);
  void sort(const FaceRuns& runs);
  ScoredFace candidate(size_t place) const { return {labels_[place], scores_.data() + place * runs_, runs_}; }

  std::optional<Basis> basis_;
  std::optional<Sorting> sorting_;
  size_t runs_ = 0;  ///< scores a candidate
  std::vector<int> places_;
  std::vector<Label> labels_;
  std::vector<double> scores_;
  std::vector<size_t> ranks_;  ///< candidates in order
  int64_t wrongInAll_ = 0;
};

}  // namespace gacfas
