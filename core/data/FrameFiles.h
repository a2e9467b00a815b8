#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gacfas {

/// The images of one video folder.
struct FrameFiles {
  std::vector<std::string> names;  ///< sorted by frame number
  bool fallback = false;           ///< the folder has no crop_*: these are all its jpg and png but org_*
  bool unreadable = false;         ///< the folder cannot be listed
};

/// Lists crop_*.jpg, .jpeg and .png (extensions in any case) of a folder, without looking into the files.
FrameFiles listFrames(const std::filesystem::path& folder);

/// Order of frames: runs of digits compare as numbers (crop_2 before crop_10), ties by name.
bool frameBefore(std::string_view a, std::string_view b);

/// Frames of a test item: floor((j + 0.5) * count / frames) for j = 0..frames-1, in integers. One frame is
/// the middle one; a video with fewer frames than asked repeats some. count > 0.
std::vector<int64_t> testFrames(int64_t count, int64_t frames);

}  // namespace gacfas
