#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/synthetic/DemoData.h"
#include "app/synthetic/Video.h"
#include "core/types/Dataset.h"

namespace gacfas::synthetic {

/// One video to draw.
struct Clip {
  int domain = 0;
  int64_t client = 0;  ///< counted from 0 within the domain
  int video = 0;       ///< counted from 0 within the client
  Kind kind = Kind::Live;
  std::filesystem::path folder;  ///< below the data root
};

/// Clients 0, 1, ... of a domain: half train, 15 % dev, the rest test; at least one in train and in test.
Split splitOf(int64_t client, int64_t clients);

inline constexpr size_t kVideosAClient = 4;  ///< two live, a print, a replay

/// Every video; those of a client follow each other.
std::vector<Clip> clipsOf(const DemoDataOptions& options);

/// crop_0001.jpg, ...; frames count from 0.
std::string frameName(int64_t frame);

/// README.txt of the data root: what the pictures are, and on one line the settings that made them.
std::string readmeText(const DemoDataOptions& options);
/// That line.
std::string settingsLine(const DemoDataOptions& options);

}  // namespace gacfas::synthetic
