#pragma once

#include <optional>
#include <string_view>

#include "core/tensor/Torch.h"

namespace gacfas {

/// What a class or function named in a checkpoint becomes here. Nothing named is ever imported or called.
enum class PickleRole {
  Dict,           ///< becomes a dict: OrderedDict, EasyDict, ...
  RebuildTensor,  ///< describes a dense tensor
  Parameter,      ///< wraps a tensor, which is passed through
  EmptyTensor,    ///< tensor class of PyTorch before 0.2: described afterwards
  StorageType,    ///< names a storage's element type
  Inert,          ///< optimisers, schedulers, numbers of NumPy: kept as an object without behaviour
  NotDense,       ///< sparse, quantised, nested: known, not supported
};

/// Nothing for a name that is not on the list: such a file is refused.
std::optional<PickleRole> pickleRole(std::string_view qualifiedName);
/// Element type of "torch.FloatStorage" or "torch.cuda.FloatStorage".
std::optional<torch::ScalarType> storageType(std::string_view qualifiedName);

}  // namespace gacfas
