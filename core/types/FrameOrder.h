#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gacfas {

/// Order of frames: runs of digits compare as numbers (crop_2 before crop_10), ties by name.
bool frameBefore(std::string_view a, std::string_view b);

/// Frames of a test item: floor((j + 0.5) * count / frames) for j = 0..frames-1, in integers. One frame is
/// the middle one; a video with fewer frames than asked repeats some. count > 0.
std::vector<int64_t> testFrames(int64_t count, int64_t frames);

}  // namespace gacfas
