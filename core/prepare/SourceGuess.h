#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gacfas {

/// A way to read a source, and how much of it that way fits.
struct SourceGuess {
  std::string dataset;  ///< key for PrepareOptions::dataset
  std::string title;    ///< "CASIA-FASD", "SA-FAS crops", ...
  int64_t videos = 0;   ///< whose names fit; 0 for a list, which is not read
};

/// What `source` (a folder, or the file of a list) looks like by its names, best first; empty where nothing
/// fits. Throws InputError where there is no such source.
std::vector<SourceGuess> guessSource(const std::filesystem::path& source);

}  // namespace gacfas
