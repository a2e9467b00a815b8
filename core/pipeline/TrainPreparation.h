#pragma once

#include "core/data/DatasetIndex.h"
#include "core/data/FaceLoader.h"
#include "core/evaluate/Evaluator.h"
#include "core/pipeline/EvaluationLandscape.h"
#include "core/tensor/Torch.h"
#include "core/types/Config.h"

namespace gacfas {

/// Everything a training needs that can be refused before anything is written; the index's notes are the caller's to
/// tell. Throws InputError (data, pack) and DeviceError.
struct TrainPreparation {
  explicit TrainPreparation(const Config& config);

  torch::Device device;
  DatasetIndex index;
  Evaluator evaluator;
  EvaluationLandscape landscape;
  FaceLoader loader;
};

}  // namespace gacfas
