#pragma once

#include <filesystem>
#include <string>

#include "core/weights/Safetensors.h"

namespace gacfas {

/// Reads a weight file of any known kind, told apart by content: safetensors, or Python's .pth in either
/// format. Throws InputError that names the file and the fault.
TensorFile readWeights(const std::filesystem::path& path);

/// Renames to method.md's names (`model.conv1.weight`, ..., `fc.weight`) what other programs call otherwise:
/// - `module.` in front of every name (DataParallel) goes;
/// - of the authors' checkpoints, `layer_blocks.N.*` is a second name for `model.layer<N+1>.*` and
/// `model.fc.*` an unused head: both go;
/// - torchvision's names (`conv1.weight`, ...) get `model.` in front, and their ImageNet head `fc.*` goes.
TensorFile forFasNet(const TensorFile& file);

enum class WeightPart {
  Backbone,  ///< `model.*` only; a head in the file is ignored: starting from ImageNet or from another head
  All,
};

/// Copies a file's values into a network's parameters and buffers (`destination`, under its own names),
/// converted to their type and device. All or nothing: every name must be there (but `num_batches_tracked`),
/// with the same shape and finite values, and no other names. Throws InputError that names `file` and lists
/// the faults, at most five and a count.
void loadInto(const NamedTensors& destination, const TensorFile& source, const std::string& file,
              WeightPart part);

}  // namespace gacfas
