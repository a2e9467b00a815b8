#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// "train", "dev" or "devel", "test"; none for another word.
std::optional<Split> splitFrom(const std::string& word);

/// The digits at the end of a name without its extension: "crop_0012" and "12" are 12.
std::optional<int64_t> numberAtEnd(const std::string& stem);

/// The non-empty words joined with "_", fit for a folder's name: "/" becomes "_", a leading dot goes.
std::string joinedName(const std::vector<std::string>& words);

/// Puts videos into a plan; images of one video are brought together in one entry, frames in order of their
/// numbers.
class VideosByKey {
public:
  explicit VideosByKey(PreparePlan& plan) : plan_(plan) {}
  ~VideosByKey();
  VideosByKey(const VideosByKey&) = delete;
  VideosByKey& operator=(const VideosByKey&) = delete;

  /// A video, or one with a single image that goes to those of the same key.
  void add(SourceVideo video);

private:
  PreparePlan& plan_;
  std::map<std::string, size_t> places_;  ///< of videos that come as images
};

}  // namespace gacfas
