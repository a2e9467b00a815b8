#include "ui/faces/FaceSifter.h"

#include <algorithm>

namespace gacfas {

std::vector<int> FaceSifter::select(const FaceSetPtr& set, const FaceFilter& filter, const FaceRuns& runs,
                                    FaceOrder order) {
  if (Basis basis{set, filter, runs.tagged}; basis_ != basis) {
    basis_ = std::move(basis);
    sorting_.reset();
    take(runs);
  }
  if (Sorting sorting{order, runs.only, orderSteps(runs, order)}; sorting_ != sorting) {
    sorting_ = std::move(sorting);
    sort(runs);
  }
  std::vector<int> places;
  places.reserve(ranks_.size());
  wrongInAll_ = 0;
  for (const size_t rank : ranks_) {
    const ScoredFace face = candidate(rank);
    if (!passesThresholds(face, filter, runs)) continue;
    places.push_back(places_[rank]);
    wrongInAll_ += isWrongInAll(face, runs);
  }
  return places;
}

void FaceSifter::take(const FaceRuns& runs) {
  const FaceConditions conditions(basis_->filter, runs);
  runs_ = runs.thresholds.size();
  places_.clear();
  labels_.clear();
  scores_.clear();
  const std::vector<Face>& faces = basis_->set->faces;
  for (size_t place = 0; place < faces.size(); ++place) {
    const Face& face = faces[place];
    if (!conditions.admit(face)) continue;
    places_.push_back(static_cast<int>(place));
    labels_.push_back(face.label);
    scores_.insert(scores_.end(), face.scores.begin(), face.scores.end());
  }
}

/// Of margins accepted spoofs come before rejected live faces.
void FaceSifter::sort(const FaceRuns& runs) {
  struct Ranked {
    bool isLater;
    double weight;
    size_t candidate;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(places_.size());
  for (size_t i = 0; i < places_.size(); ++i)
    ranked.push_back({sorting_->order == FaceOrder::Margin && labels_[i] == Label::Live,
                      orderWeight(candidate(i), runs, sorting_->order), i});
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.isLater != b.isLater ? b.isLater : a.weight > b.weight;
  });
  ranks_.clear();
  for (const Ranked& each : ranked) ranks_.push_back(each.candidate);
}

}  // namespace gacfas
