#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Dataset.h"

namespace gacfas {

/// One face of a landscape.
struct LandscapeFace {
  std::string path;  ///< below the data root, with '/'
  Label label = Label::Spoof;
  std::string domain;
  std::string hash;  ///< SHA-256 of the file
};

/// The middle frame of each video (of n frames the one with index floor(n / 2)). Throws IoError naming a file
/// that cannot be read.
std::vector<LandscapeFace> landscapeFaces(const std::vector<Video>& videos,
                                          const std::filesystem::path& root);

/// The faces as CSV (path, label, domain, sha256; label 1 = live): what is written beside a surface, so that
/// any point of it can be computed again. Its SHA-256 is the data hash of the surface.
std::string landscapeFacesCsv(const std::vector<LandscapeFace>& faces);

}  // namespace gacfas
