#pragma once

#include <string>

#include "core/tensor/TensorList.h"

namespace gacfas {

/// SHA-256 (64 hexadecimal characters) over names, types, shapes and row-major bytes in the order of the
/// names: the identity of a model in runs and landscapes, the same on every device and in every memory
/// layout.
std::string hashTensors(const NamedTensors& tensors);

}  // namespace gacfas
