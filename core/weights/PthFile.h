#pragma once

#include <filesystem>

#include "core/weights/Safetensors.h"

namespace gacfas {

/// Reads the tensors of a checkpoint that Python's torch.save wrote (.pth, .pt), the zip format and the one
/// before PyTorch 1.6 alike: a state dict, or a checkpoint dict with one under `state_dict`, `model` or
/// `net`. Nothing in the file is imported or executed (PickleReader.h); dense tensors only; tensors from a
/// GPU come to the CPU. Throws InputError that names the file and the fault.
TensorFile readPth(const std::filesystem::path& path);

}  // namespace gacfas
