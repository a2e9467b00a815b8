#include "ui/faces/FaceRules.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gacfas {
namespace {

/// One run's score of a face against verdict and range.
bool agrees(const ScoredFace& face, size_t run, double threshold, const FaceFilter& filter) {
  const double score = face.scores[run];
  if (std::isnan(score) || score < filter.low || score >= filter.high) return false;
  switch (filter.verdict) {
    case Verdict::Any:
      return true;
    case Verdict::Wrong:
      return face.wrongAt(run, threshold);
    case Verdict::Accepted:
      return score >= threshold;
    case Verdict::Rejected:
      return score < threshold;
  }
  return false;
}

bool isRight(const ScoredFace& face, const FaceFilter& filter, const FaceRuns& runs) {
  if (runs.right < 0) return filter.right.isEmpty();
  const auto run = static_cast<size_t>(runs.right);
  return !std::isnan(face.scores[run]) && !face.wrongAt(run, runs.thresholds[run]);
}

/// How far a face lies on the wrong side: of the one run asked for, else where it is farthest.
double margin(const ScoredFace& face, const FaceRuns& runs) {
  double most = -std::numeric_limits<double>::infinity();
  for (size_t run = 0; run < face.runs; ++run) {
    if (runs.only >= 0 && run != static_cast<size_t>(runs.only)) continue;
    if (std::isnan(face.scores[run])) continue;
    const double above = face.scores[run] - runs.thresholds[run];
    most = std::max(most, face.label == Label::Spoof ? above : -above);
  }
  return most;
}

double meanScore(const ScoredFace& face, const FaceRuns& runs) {
  if (runs.only >= 0) return face.scores[runs.only];
  double sum = 0.0, count = 0.0;
  for (size_t run = 0; run < face.runs; ++run)
    if (!std::isnan(face.scores[run])) sum += face.scores[run], count += 1.0;
  return count > 0.0 ? sum / count : 0.0;
}

double spread(const ScoredFace& face) {
  double least = std::numeric_limits<double>::infinity(), most = -least;
  for (size_t run = 0; run < face.runs; ++run) {
    if (std::isnan(face.scores[run])) continue;
    least = std::min(least, face.scores[run]);
    most = std::max(most, face.scores[run]);
  }
  return most - least;
}

std::unordered_set<std::string> textsOf(const QStringList& list) {
  std::unordered_set<std::string> texts;
  for (const QString& text : list) texts.insert(text.toStdString());
  return texts;
}

}  // namespace

bool passesThresholds(const ScoredFace& face, const FaceFilter& filter, const FaceRuns& runs) {
  if (!isRight(face, filter, runs)) return false;
  if (runs.only >= 0) {
    const auto run = static_cast<size_t>(runs.only);
    return agrees(face, run, runs.thresholds[run], filter);
  }
  for (size_t run = 0; run < face.runs; ++run)
    if (agrees(face, run, runs.thresholds[run], filter)) return true;
  return false;
}

bool isWrongInAll(const ScoredFace& face, const FaceRuns& runs) {
  for (size_t run = 0; run < face.runs; ++run)
    if (!std::isnan(face.scores[run]) && !face.wrongAt(run, runs.thresholds[run])) return false;
  return true;
}

double orderWeight(const ScoredFace& face, const FaceRuns& runs, FaceOrder order) {
  switch (order) {
    case FaceOrder::Margin:
      return margin(face, runs);
    case FaceOrder::Score:
      return meanScore(face, runs);
    case FaceOrder::Disagreement:
      break;
  }
  return spread(face);
}

std::vector<double> orderSteps(const FaceRuns& runs, FaceOrder order) {
  if (order != FaceOrder::Margin || runs.thresholds.empty()) return {};
  const double first = runs.thresholds[runs.only >= 0 ? static_cast<size_t>(runs.only) : 0];
  std::vector<double> steps{first - first};
  for (size_t run = 0; runs.only < 0 && run < runs.thresholds.size(); ++run)
    steps.push_back(runs.thresholds[run] - first);
  return steps;
}

FaceConditions::FaceConditions(const FaceFilter& filter, const FaceRuns& runs)
    : filter_(filter),
      runs_(runs),
      domain_(filter.domain.toStdString()),
      attack_(filter.attack.toStdString()),
      client_(filter.client.toStdString()),
      picked_(textsOf(filter.picked)) {}

bool FaceConditions::admit(const Face& face) const {
  if (!domain_.empty() && face.domain != domain_) return false;
  if (filter_.label && face.label != *filter_.label) return false;
  if (!attack_.empty() && face.attack != attack_) return false;
  if (!client_.empty() && face.client != client_) return false;
  if (filter_.tag.isEmpty() && picked_.empty()) return true;
  const std::string key = faceKey(face);
  return (filter_.tag.isEmpty() || runs_.tagged.count(key)) && (picked_.empty() || picked_.count(key));
}

}  // namespace gacfas
