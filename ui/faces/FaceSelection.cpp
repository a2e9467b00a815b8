#include "ui/faces/FaceSelection.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gacfas {
namespace {

/// One run's score of a face against verdict and range.
bool agrees(const Face& face, double score, double threshold, const FaceFilter& filter) {
  if (std::isnan(score) || score < filter.low || score >= filter.high) return false;
  switch (filter.verdict) {
    case Verdict::Any:
      return true;
    case Verdict::Wrong:
      return face.wrongAt(score, threshold);
    case Verdict::Accepted:
      return score >= threshold;
    case Verdict::Rejected:
      return score < threshold;
  }
  return false;
}

std::unordered_set<std::string> textsOf(const QStringList& list) {
  std::unordered_set<std::string> texts;
  for (const QString& text : list) texts.insert(text.toStdString());
  return texts;
}

/// The filter with its words as they are in the faces.
struct Sieve {
  const FaceFilter& filter;
  const FaceRuns& runs;
  std::string domain = filter.domain.toStdString();
  std::string attack = filter.attack.toStdString();
  std::string client = filter.client.toStdString();
  std::unordered_set<std::string> picked = textsOf(filter.picked);

  bool passes(const Face& face) const {
    return describes(face) && isRight(face) && isNamed(face) && scored(face);
  }

  bool describes(const Face& face) const {
    if (!domain.empty() && face.domain != domain) return false;
    if (filter.label && face.label != *filter.label) return false;
    if (!attack.empty() && face.attack != attack) return false;
    return client.empty() || face.client == client;
  }

  bool isRight(const Face& face) const {
    if (runs.right < 0) return filter.right.isEmpty();
    const auto run = static_cast<size_t>(runs.right);
    return !std::isnan(face.scores[run]) && !face.wrongAt(face.scores[run], runs.thresholds[run]);
  }

  bool isNamed(const Face& face) const {
    if (filter.tag.isEmpty() && picked.empty()) return true;
    const std::string key = faceKey(face);
    return (filter.tag.isEmpty() || runs.tagged.count(key)) && (picked.empty() || picked.count(key));
  }

  bool scored(const Face& face) const {
    for (size_t run = 0; run < face.scores.size(); ++run) {
      if (runs.only >= 0 && run != static_cast<size_t>(runs.only)) continue;
      if (agrees(face, face.scores[run], runs.thresholds[run], filter)) return true;
    }
    return false;
  }
};

/// How far a face lies on the wrong side: of the one run asked for, else where it is farthest.
double margin(const Face& face, const FaceRuns& runs) {
  double most = -std::numeric_limits<double>::infinity();
  for (size_t run = 0; run < face.scores.size(); ++run) {
    if (runs.only >= 0 && run != static_cast<size_t>(runs.only)) continue;
    if (std::isnan(face.scores[run])) continue;
    const double above = face.scores[run] - runs.thresholds[run];
    most = std::max(most, face.label == Label::Spoof ? above : -above);
  }
  return most;
}

double meanScore(const Face& face, const FaceRuns& runs) {
  if (runs.only >= 0) return face.scores[static_cast<size_t>(runs.only)];
  double sum = 0.0, count = 0.0;
  for (double score : face.scores)
    if (!std::isnan(score)) sum += score, count += 1.0;
  return count > 0.0 ? sum / count : 0.0;
}

double spread(const Face& face) {
  double least = std::numeric_limits<double>::infinity(), most = -least;
  for (double score : face.scores) {
    if (std::isnan(score)) continue;
    least = std::min(least, score);
    most = std::max(most, score);
  }
  return most - least;
}

double weight(const Face& face, const FaceRuns& runs, FaceOrder order) {
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

}  // namespace

std::vector<int> selectFaces(const FaceSet& set, const FaceFilter& filter, const FaceRuns& runs,
                             FaceOrder order) {
  const Sieve sieve{filter, runs};
  struct Entry {
    int group;  // accepted spoofs come before rejected live faces
    double weight;
    int place;
  };
  std::vector<Entry> entries;
  for (size_t i = 0; i < set.faces.size(); ++i) {
    const Face& face = set.faces[i];
    if (!sieve.passes(face)) continue;
    const int group = order == FaceOrder::Margin && face.label == Label::Live ? 1 : 0;
    entries.push_back({group, weight(face, runs, order), static_cast<int>(i)});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.group != b.group ? a.group < b.group : a.weight > b.weight;
  });
  std::vector<int> places;
  places.reserve(entries.size());
  for (const Entry& entry : entries) places.push_back(entry.place);
  return places;
}

int64_t countFaces(const FaceSet& set, const FaceFilter& filter, const FaceRuns& runs) {
  const Sieve sieve{filter, runs};
  return std::count_if(set.faces.begin(), set.faces.end(),
                       [&](const Face& face) { return sieve.passes(face); });
}

int64_t facesInDomain(const FaceSet& set, const std::string& domain) {
  return std::count_if(set.faces.begin(), set.faces.end(),
                       [&](const Face& face) { return domain.empty() || face.domain == domain; });
}

int64_t wrongInAll(const FaceSet& set, const std::vector<int>& places, const FaceRuns& runs) {
  return std::count_if(places.begin(), places.end(), [&](int place) {
    const Face& face = set.faces[static_cast<size_t>(place)];
    for (size_t run = 0; run < face.scores.size(); ++run)
      if (!std::isnan(face.scores[run]) && !face.wrongAt(face.scores[run], runs.thresholds[run]))
        return false;
    return true;
  });
}

}  // namespace gacfas
