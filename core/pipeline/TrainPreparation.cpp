#include "core/pipeline/TrainPreparation.h"

#include "core/tensor/Device.h"

namespace gacfas {

TrainPreparation::TrainPreparation(const Config& config)
    : device(chooseDevice(config.system.device)),
      index(indexForRun(config)),
      evaluator(config, index),
      landscape(config),
      loader(index, config, imageFormFor(device)) {
  configureTorch(config.system.threads);
}

}  // namespace gacfas
