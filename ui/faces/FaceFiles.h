#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Config.h"
#include "ui/faces/FaceSet.h"

namespace gacfas {

/// Where the images of a video may lie: the score file names no split.
struct FaceFiles {
  std::vector<std::filesystem::path> folders;  ///< the likeliest first

  bool operator==(const FaceFiles&) const = default;
};

/// Candidates below the config's data root: the split that was scored, then test, dev, train. Touches no
/// file.
FaceFiles faceFiles(const Config& config, const Face& face);

/// The frame in the first folder that has it; where none has, the path it should have. Reads the disk: not
/// for the GUI thread.
std::filesystem::path framePath(const FaceFiles& files, const std::string& frame);
/// All images of the video, sorted by number; empty where there is no folder. Reads the disk.
std::vector<std::string> framesOnDisk(const FaceFiles& files);

}  // namespace gacfas
