#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/prepare/FaceBox.h"

namespace gacfas {

/// Follows one face through the frames of a video, so that crops neither jump nor jitter. Of several faces it
/// stays with the one it had (overlap at least 0.2), and starts with the largest. Box and eyes are averaged
/// over time (half the new, half the old). Where the face is lost, the last box stands in for up to five
/// frames; then the frame has none, and the next face found starts a new track.
class FaceTrack {
public:
  /// Face of the next frame, of those found there; none where it should be skipped.
  std::optional<FaceBox> next(const std::vector<FaceBox>& found);
  /// Whether the last answer was the box of an earlier frame.
  bool kept() const { return kept_ > 0 && last_.has_value(); }

private:
  static constexpr double kSameFace = 0.2;
  static constexpr double kNewShare = 0.5;
  static constexpr int64_t kMostKept = 5;

  std::optional<FaceBox> last_;
  int64_t kept_ = 0;
};

}  // namespace gacfas
