#include "core/metrics/ScoreLevel.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/types/FrameOrder.h"

namespace gacfas {
namespace {

using Frames = std::vector<const ScoreRow*>;

/// The rows of each video, in order of first appearance, each video's in the order of its frames.
std::vector<Frames> framesByVideo(const std::vector<ScoreRow>& rows) {
  std::vector<Frames> videos;
  std::map<std::tuple<std::string, Label, std::string>, size_t> places;
  for (const ScoreRow& row : rows) {
    size_t place = videos.size();
    if (!row.video.empty())
      place = places.try_emplace({row.domain, row.label, row.video}, place).first->second;
    if (place == videos.size()) videos.emplace_back();
    videos[place].push_back(&row);
  }
  for (Frames& frames : videos)
    std::stable_sort(frames.begin(), frames.end(),
                     [](const ScoreRow* a, const ScoreRow* b) { return frameBefore(a->frame, b->frame); });
  return videos;
}

Frames chosen(const Frames& frames, int64_t wanted) {
  const auto available = static_cast<int64_t>(frames.size());
  if (wanted <= 0 || wanted >= available) return frames;
  Frames some;
  for (int64_t place : testFrames(available, wanted)) some.push_back(frames[static_cast<size_t>(place)]);
  return some;
}

VideoScore sampleOf(const ScoreRow& row) {
  return {row.score, row.label, row.domain, row.video, row.client, row.attack};
}

}  // namespace

std::string labelOf(const ScoreLevel& level) {
  if (level.frames == 1) return "middle frame of each video";
  const std::string count = level.frames == 0 ? "all" : std::to_string(level.frames);
  if (level.eachFrame)
    return "each frame of a video, " + count + (level.frames == 0 ? " of them" : " of them, spread evenly");
  return "mean of " + count + " frames of a video" + (level.frames == 0 ? "" : ", spread evenly");
}

std::vector<VideoScore> samplesOf(const std::vector<ScoreRow>& rows, const ScoreLevel& level) {
  std::vector<VideoScore> samples;
  for (const Frames& all : framesByVideo(rows)) {
    const Frames frames = chosen(all, level.frames);
    if (level.eachFrame) {
      for (const ScoreRow* frame : frames) {
        samples.push_back(sampleOf(*frame));
        samples.back().frame = frame->frame;
      }
      continue;
    }
    VideoScore video = sampleOf(*frames.front());
    for (size_t i = 1; i < frames.size(); ++i) video.score += frames[i]->score;
    video.score /= static_cast<double>(frames.size());
    samples.push_back(std::move(video));
  }
  return samples;
}

}  // namespace gacfas
