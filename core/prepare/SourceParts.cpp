#include "core/prepare/SourceParts.h"

#include <algorithm>
#include <cctype>

#include "core/data/DatasetIndex.h"
#include "core/types/FrameOrder.h"

namespace gacfas {
namespace {

/// Frames without a number, or two of one number, are counted through in the order of their names.
void order(std::vector<SourceFrame>& frames) {
  std::sort(frames.begin(), frames.end(),
            [](const SourceFrame& a, const SourceFrame& b) { return frameBefore(a.path, b.path); });
  std::stable_sort(frames.begin(), frames.end(),
                   [](const SourceFrame& a, const SourceFrame& b) { return a.number < b.number; });
  const bool numbered =
      frames.front().number >= 0 &&
      std::adjacent_find(frames.begin(), frames.end(), [](const SourceFrame& a, const SourceFrame& b) {
        return a.number == b.number;
      }) == frames.end();
  if (numbered) return;
  for (size_t i = 0; i < frames.size(); ++i) frames[i].number = static_cast<int64_t>(i);
}

}  // namespace

std::string SourceVideo::key() const {
  return splitName(split) + "/" + labelName(label) + "/" + name;
}

std::optional<Split> splitFrom(const std::string& word) {
  if (word == "train") return Split::Train;
  if (word == "dev" || word == "devel") return Split::Dev;
  if (word == "test") return Split::Test;
  return std::nullopt;
}

std::optional<int64_t> numberAtEnd(const std::string& stem) {
  size_t begin = stem.size();
  while (begin > 0 && std::isdigit(static_cast<unsigned char>(stem[begin - 1]))) --begin;
  const std::string digits = stem.substr(begin);
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  return std::stoll(digits);
}

std::string joinedName(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words)
    if (!word.empty()) name += (name.empty() ? "" : "_") + word;
  std::replace(name.begin(), name.end(), '/', '_');
  while (name.starts_with('.')) name.erase(0, 1);
  return name.empty() ? "video" : name;
}

VideosByKey::~VideosByKey() {
  for (const auto& [key, place] : places_) order(plan_.videos[place].frames);
}

void VideosByKey::add(SourceVideo video) {
  if (video.frames.empty()) {
    plan_.videos.push_back(std::move(video));
    return;
  }
  const auto [known, isNew] = places_.emplace(video.key(), plan_.videos.size());
  if (isNew)
    plan_.videos.push_back(std::move(video));
  else
    plan_.videos[known->second].frames.push_back(std::move(video.frames.front()));
}

}  // namespace gacfas
