#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/types/JobControl.h"

namespace gacfas {

struct PackRequest {
  std::filesystem::path root;             ///< data root, which the pack is written into
  std::vector<std::string> domains = {};  ///< empty: all
  int64_t workers = 2;                    ///< threads that decode
};

struct PackResult {
  std::filesystem::path file;
  int64_t faces = 0;
  int64_t bytes = 0;               ///< of the file
  bool fresh = false;              ///< the pack was there and up to date: nothing was written
  std::vector<std::string> faults; ///< images that cannot be read; a training meets them as without the pack
};

/// Packs the faces of a data root, decoded, into one file there; data.cache says more. An older pack stays until the new one
/// is whole. Throws InputError (no faces, too little room), IoError, Cancelled.
PackResult packFaces(const PackRequest& request, JobControl& control, const ProgressSink& progress);

}  // namespace gacfas
