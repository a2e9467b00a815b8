#include "core/prepare/FaceTrack.h"

#include <algorithm>

namespace gacfas {
namespace {

const FaceBox* largest(const std::vector<FaceBox>& found) {
  const auto best = std::max_element(found.begin(), found.end(),
                                     [](const FaceBox& a, const FaceBox& b) { return a.area() < b.area(); });
  return best == found.end() ? nullptr : &*best;
}

const FaceBox* nearest(const std::vector<FaceBox>& found, const FaceBox& last, double least) {
  const auto best = std::max_element(found.begin(), found.end(), [&](const FaceBox& a, const FaceBox& b) {
    return overlap(a, last) < overlap(b, last);
  });
  return best == found.end() || overlap(*best, last) < least ? nullptr : &*best;
}

FaceBox mixed(const FaceBox& a, const FaceBox& b, double share) {
  const auto mix = [share](double from, double to) { return from + share * (to - from); };
  FaceBox box{mix(a.x, b.x), mix(a.y, b.y), mix(a.width, b.width), mix(a.height, b.height)};
  if (!b.hasEyes) return box;
  const FaceBox& old = a.hasEyes ? a : b;
  box.hasEyes = true;
  box.leftEyeX = mix(old.leftEyeX, b.leftEyeX);
  box.leftEyeY = mix(old.leftEyeY, b.leftEyeY);
  box.rightEyeX = mix(old.rightEyeX, b.rightEyeX);
  box.rightEyeY = mix(old.rightEyeY, b.rightEyeY);
  return box;
}

}  // namespace

std::optional<FaceBox> FaceTrack::next(const std::vector<FaceBox>& found) {
  if (last_) {
    if (const FaceBox* same = nearest(found, *last_, kSameFace)) {
      kept_ = 0;
      return last_ = mixed(*last_, *same, kNewShare);
    }
    if (++kept_ <= kMostKept) return last_;
  }
  kept_ = 0;
  const FaceBox* start = largest(found);
  last_ = start ? std::optional(*start) : std::nullopt;
  return last_;
}

}  // namespace gacfas
