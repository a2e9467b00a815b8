#include <algorithm>
#include <limits>
#include <numeric>

#include "core/metrics/Classes.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

__extension__ using Wide = __int128;

/// Everything is counted in units of 1 / scale. Room for the sum of 2 * 8 rates and its sign stays above it.
constexpr Wide kLargestScale = Wide{1} << 120;

struct DomainCounts : ClassCounts {
  Wide liveWeight = 0;  ///< scale / live: what one more accepted live video adds
  Wide spoofWeight = 0;
};

/// Least common multiple of all class sizes, so that every rate is a whole number of units. Sizes whose
/// multiple is beyond 2^120 get that as their scale: rates are then rounded to 2^-120, far below any
/// difference that matters.
Wide commonScale(const std::map<std::string, DomainCounts>& domains) {
  Wide scale = 1;
  for (const auto& [name, counts] : domains) {
    for (const int64_t size : {counts.live, counts.spoof}) {
      const Wide factor = size / std::gcd(static_cast<int64_t>(scale % size), size);
      if (scale > kLargestScale / factor) return kLargestScale;
      scale *= factor;
    }
  }
  return scale;
}

std::map<std::string, DomainCounts> countDomains(const std::vector<VideoScore>& videos) {
  if (videos.empty()) throw InputError("the source threshold needs videos, but there are none.");
  std::map<std::string, DomainCounts> domains;
  for (const VideoScore& video : videos) {
    DomainCounts& counts = domains[video.domain];
    ++(video.label == Label::Live ? counts.live : counts.spoof);
  }
  for (const auto& [name, counts] : domains) {
    if (counts.live > 0 && counts.spoof > 0) continue;
    throw InputError("the source threshold needs live and spoof videos of every domain, but domain '" + name +
                     "' has no " + (counts.live > 0 ? "spoof" : "live") + " ones.");
  }
  return domains;
}

}  // namespace

double sourceThreshold(const std::vector<VideoScore>& videos) {
  requireFinite(videos);
  auto domains = countDomains(videos);
  const Wide scale = commonScale(domains);
  for (auto& [name, counts] : domains) {
    counts.liveWeight = scale / counts.live;
    counts.spoofWeight = scale / counts.spoof;
  }

  std::vector<std::pair<double, Wide>>
      steps;  // score, and what accepting that video adds to sum_d (FPR_d - FNR_d)
  for (const VideoScore& video : videos) {
    const DomainCounts& counts = domains.at(video.domain);
    steps.emplace_back(video.score, video.label == Label::Live ? counts.liveWeight : counts.spoofWeight);
  }
  std::sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.first > b.first; });

  double best = std::numeric_limits<double>::infinity();
  Wide imbalance = -scale * static_cast<Wide>(domains.size());
  Wide least = -imbalance;
  for (size_t i = 0; i < steps.size(); ++i) {
    imbalance += steps[i].second;
    if (i + 1 < steps.size() && steps[i + 1].first == steps[i].first) continue;
    const Wide distance = imbalance < 0 ? -imbalance : imbalance;
    if (distance >= least) continue;
    least = distance;
    best = steps[i].first;
  }
  return best;
}

}  // namespace gacfas
