#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/Config.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// A face of a training step, as the network saw it.
struct SeenFace {
  std::vector<uint8_t> view1, view2;  ///< side x side RGB pixels, row by row
  std::string domain;
  Label label = Label::Spoof;
  std::string attack;  ///< "live", "print", ..., "unknown"
  std::string video;   ///< folder's name
};

struct SeenFaces {
  int64_t side = 0;  ///< pixels
  std::vector<SeenFace> faces;
};

/// The first `count` faces of the batch of a step, both counted from 0: made again from the image files, on
/// one thread, so that a training beside it keeps its cores. Throws InputError when the data is gone or has
/// no such step.
SeenFaces seenFaces(const Config& config, int64_t epoch, int64_t stepInEpoch, int64_t count);

}  // namespace gacfas
