#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/data/VideoNames.h"

namespace gacfas {

/// Person and attack type of each video as <domain folder>/videos.csv says, by "split/label/video". `gacfas
/// prepare` writes the table; it knows them from where a video was in its dataset, where the name of a folder
/// of crops may not tell. Empty where there is no table. Throws InputError or IoError where it cannot be
/// read.
std::map<std::string, VideoIdentity> preparedVideos(const std::filesystem::path& domainFolder);

}  // namespace gacfas
