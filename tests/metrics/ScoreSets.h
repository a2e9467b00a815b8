#pragma once

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/metrics/Metrics.h"

namespace gacfas::test {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct SetOptions {
  int live = 20, spoof = 30;
  int clients = 0;          ///< 0: none named
  int distinct = 0;         ///< scores; 0: no ties
  double separation = 1.0;  ///< of the class means, in standard deviations
  std::string domain = "west";
};

/// Gaussian scores; videos of all names apart, attacks taking turns, clients in blocks.
inline std::vector<VideoScore> drawnSet(std::mt19937& random, const SetOptions& options) {
  std::normal_distribution<double> normal;
  std::vector<VideoScore> videos;
  for (int i = 0; i < options.live + options.spoof; ++i) {
    const bool live = i < options.live;
    double score = normal(random) + (live ? options.separation : 0.0);
    if (options.distinct > 0) score = std::round(score * options.distinct / 4.0);
    VideoScore video{score, live ? Label::Live : Label::Spoof, options.domain, "v" + std::to_string(i), "",
                     "live"};
    if (!live) video.attack = std::vector{"print", "replay", "cut"}[static_cast<size_t>(i) % 3];
    if (options.clients > 0) video.client = "c" + std::to_string(i % options.clients);
    videos.push_back(video);
  }
  std::shuffle(videos.begin(), videos.end(), random);
  return videos;
}

/// +inf and all scores, from the highest.
inline std::vector<double> candidates(const std::vector<VideoScore>& videos) {
  std::set<double, std::greater<>> scores{kInfinity};
  for (const auto& video : videos) scores.insert(video.score);
  return {scores.begin(), scores.end()};
}

}  // namespace gacfas::test
