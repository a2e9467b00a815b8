#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

enum class DirectionKind { Random };
enum class DirectionNorm { Filter };

/// How the two axes of a plane are made.
struct DirectionRecipe {
  DirectionKind kind = DirectionKind::Random;
  DirectionNorm norm = DirectionNorm::Filter;
  bool ignoreBiasBn =
      true;  ///< biases and batch norm stay at the centre's values; else they are scaled by 1 + a + b
  uint64_t seed = 123;
};

/// Everything that decides the values of a surface: two surfaces with one recipe may be mixed point by point.
/// Batch size and device are left out, as they change the values by float rounding only.
struct LandscapeRecipe {
  std::string modelHash;       ///< over the network's parameters and buffers (hashTensors)
  std::string facesHash;       ///< of the faces list, which has a hash of each face
  std::string directionsHash;  ///< of the two directions
  DirectionRecipe directions;
  std::vector<double> x;
  std::vector<double> y;
  std::vector<std::string> domains;
  LossKind loss = LossKind::Bce;
  double logitScale = 12.0;
  int64_t imageSize = 256;  ///< pixels
  Precision precision = Precision::Fp32;
};

}  // namespace gacfas
