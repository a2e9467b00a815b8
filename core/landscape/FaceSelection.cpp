#include "core/landscape/FaceSelection.h"

#include <algorithm>
#include <tuple>

#include "core/types/Error.h"
#include "core/types/Random.h"

namespace gacfas {

namespace {

/// FNV-1a, 64 bits: a hash that is the same on every machine.
uint64_t stableHash(const std::string& text) {
  uint64_t hash = 0xcbf29ce484222325ULL;
  for (unsigned char c : text) hash = (hash ^ c) * 0x100000001b3ULL;
  return hash;
}

/// A video's place in the lottery of its domain and class.
uint64_t lot(const Video& video, uint64_t seed) {
  return Random({seed, stableHash(video.domain), static_cast<uint64_t>(video.label), stableHash(video.name)})
      .next();
}

/// Videos of one domain and class that have frames, in the order in which they are drawn.
std::vector<Video> drawn(const std::vector<Video>& videos, const std::string& domain, Label label,
                         uint64_t seed) {
  std::vector<Video> found;
  for (const Video& video : videos)
    if (video.domain == domain && video.label == label && !video.frames.empty()) found.push_back(video);
  std::sort(found.begin(), found.end(), [&](const Video& a, const Video& b) {
    return std::tuple(lot(a, seed), a.name) < std::tuple(lot(b, seed), b.name);
  });
  if (!found.empty()) return found;
  throw InputError(
      "the landscape needs live and spoof videos of every source domain, but the train split of " + domain +
      " has no " + (label == Label::Live ? "live" : "spoof") + " one");
}

void addByName(std::vector<Video>& target, std::vector<Video> videos, size_t count) {
  videos.resize(count);
  std::sort(videos.begin(), videos.end(), [](const Video& a, const Video& b) { return a.name < b.name; });
  target.insert(target.end(), videos.begin(), videos.end());
}

}  // namespace

FaceChoice chooseLandscapeFaces(const std::vector<Video>& trainVideos,
                                const std::vector<std::string>& domains, int64_t facesPerDomain,
                                uint64_t seed) {
  const auto half = static_cast<size_t>(std::max<int64_t>(1, facesPerDomain / 2));
  FaceChoice choice;
  for (const std::string& domain : domains) {
    std::vector<Video> live = drawn(trainVideos, domain, Label::Live, seed);
    std::vector<Video> spoof = drawn(trainVideos, domain, Label::Spoof, seed);
    const size_t count = std::min({half, live.size(), spoof.size()});
    if (count < half)
      choice.notes.push_back(domain + ": the landscape uses " + std::to_string(count) +
                             " live and as many spoof faces instead of " + std::to_string(half) +
                             " (train videos: " + std::to_string(live.size()) + " live, " +
                             std::to_string(spoof.size()) + " spoof)");
    addByName(choice.videos, std::move(live), count);
    addByName(choice.videos, std::move(spoof), count);
  }
  return choice;
}

}  // namespace gacfas
