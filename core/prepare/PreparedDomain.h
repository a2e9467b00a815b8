#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gacfas {

/// What the manifest and the table of a domain say of its preparation.
struct PreparedDomain {
  std::map<std::string, std::string> settings;  ///< "every", "margin", "detector", ...
  bool complete = false;
  int64_t done = 0;                 ///< videos with crops
  std::vector<std::string> broken;  ///< keys of videos that could not be read: "train/live/1_1_01_1"
  std::vector<std::string> noFace;  ///< keys of videos without any face
  std::string problem;              ///< the manifest cannot be read, and why; all else is then empty
};

/// Reads <folder>/manifest.json; nothing where there is none. Throws nothing for a damaged one: see
/// `problem`.
std::optional<PreparedDomain> readPreparedDomain(const std::filesystem::path& folder);

}  // namespace gacfas
