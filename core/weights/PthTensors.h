#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "core/tensor/Torch.h"
#include "core/weights/PickleValue.h"
#include "core/weights/Safetensors.h"

namespace gacfas {

/// Fills a contiguous CPU tensor of `storage.elements` elements with the bytes of `storage`; throws
/// InputError (the fault alone) when the file has another number of bytes for it.
using StorageLoader = std::function<void(const StorageRef& storage, torch::Tensor& to)>;

/// Finds the state dict in a checkpoint: the dict itself, or its entry `state_dict`, `model` or `net`. Throws
/// InputError (the fault alone) that says what was found instead.
const PickleValue& findStateDict(const PickleValue& checkpoint);

/// Makes the tensors of a state dict, in its order. Only their storages are loaded, each once; tensors that
/// share a storage in the file share it here. Sizes, strides and offset are checked against the storage, and
/// all storages together against `fileBytes`. Throws InputError (the fault alone) naming the tensor.
NamedTensors loadTensors(const PickleValue& stateDict, uint64_t fileBytes, const StorageLoader& load);

}  // namespace gacfas
