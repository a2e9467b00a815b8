#pragma once

#include <filesystem>
#include <string>
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

}  // namespace gacfas
