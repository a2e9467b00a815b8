#include <cmath>
#include <tuple>

#include "core/metrics/Classes.h"
#include "core/types/Error.h"

namespace gacfas {

std::vector<VideoScore> averageVideos(const std::vector<ScoreRow>& rows) {
  std::vector<VideoScore> videos;
  std::vector<double> frames;
  std::map<std::tuple<std::string, Label, std::string>, size_t> places;
  for (const ScoreRow& row : rows) {
    size_t place = videos.size();
    if (!row.video.empty())
      place = places.try_emplace({row.domain, row.label, row.video}, place).first->second;
    if (place == videos.size()) {
      videos.push_back({0.0, row.label, row.domain, row.video, row.client, row.attack});
      frames.push_back(0.0);
    }
    videos[place].score += row.score;
    frames[place] += 1.0;
  }
  for (size_t i = 0; i < videos.size(); ++i) videos[i].score /= frames[i];
  return videos;
}

std::map<std::string, std::vector<VideoScore>> videosByDomain(const std::vector<VideoScore>& videos) {
  std::map<std::string, std::vector<VideoScore>> domains;
  for (const VideoScore& video : videos) domains[video.domain].push_back(video);
  return domains;
}

void requireFinite(const std::vector<VideoScore>& videos) {
  for (const VideoScore& video : videos) {
    if (std::isfinite(video.score)) continue;
    throw InputError("the score of video '" + video.video + "' of domain '" + video.domain +
                     "' is not a finite number, so there is no metric.");
  }
}

ClassCounts countClasses(const std::vector<VideoScore>& videos) {
  requireFinite(videos);
  ClassCounts counts;
  for (const VideoScore& video : videos) ++(video.label == Label::Live ? counts.live : counts.spoof);
  if (counts.live > 0 && counts.spoof > 0) return counts;
  throw InputError("metrics need live and spoof videos, but there are " + std::to_string(counts.live) +
                   " live and " + std::to_string(counts.spoof) + " spoof ones.");
}

}  // namespace gacfas
