#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/prepare/PreparePlan.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// Whether the name is one of a picture or of a video.
bool isPictureOrVideo(const std::filesystem::path& file);

/// Cuts the face out of one picture or video that belongs to no dataset, as prepareVideos does: of a video
/// every options.every-th frame, 200 of them at most. A picture called crop_* is a crop already and is copied
/// as it is. Writes crop_NNNN.* into `folder`, which is made, and returns their names in order. Throws
/// InputError naming the file where it cannot be read or shows no face, IoError, Cancelled.
std::vector<std::string> cropFile(const std::filesystem::path& file, const std::filesystem::path& folder,
                                  const PrepareOptions& options, const JobControl& control);

}  // namespace gacfas
