#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gacfas {

/// Files below a folder.
struct SourceFiles {
  std::vector<std::string> paths;  ///< relative, "/" between names, sorted; hidden files are left out
  std::vector<std::string> notes;  ///< folders that cannot be listed, links that lead back
};

/// Throws InputError where `root` is no folder.
void requireFolder(const std::filesystem::path& root);

/// Lists all files below `root`. Links to folders outside of it are followed; links that lead back to where
/// the walk came from, or into `root`, are not. Throws InputError where `root` is no folder.
SourceFiles listSourceFiles(const std::filesystem::path& root);

}  // namespace gacfas
