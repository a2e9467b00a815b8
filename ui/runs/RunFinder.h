#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace gacfas {

/// Run folders by canonical path, with the path as found: `folder` itself where it is one, else those in it
/// and one level below. Hidden folders are left out, and nothing is sought inside a run. Throws IoError
/// naming a folder that is missing or cannot be listed.
std::map<std::string, std::filesystem::path> findRuns(const std::filesystem::path& folder);

/// Whether there is a run to read: its run.json is there.
bool isRun(const std::filesystem::path& folder);

}  // namespace gacfas
