#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas {

/// One tensor as a safetensors header describes it; begin and end count bytes from the end of the header.
struct SafetensorsEntry {
  std::string name;
  torch::ScalarType type = torch::kFloat32;
  std::vector<int64_t> shape;
  uint64_t begin = 0;
  uint64_t end = 0;
};

struct SafetensorsHeader {
  std::vector<SafetensorsEntry> tensors;  ///< in the header's order
  std::map<std::string, std::string> metadata;
  uint64_t dataBytes = 0;  ///< length of the data that the tensors tile
};

/// Reads the JSON of a safetensors header. Throws InputError with the fault alone (the caller knows the
/// file): not JSON, another structure than {name: {dtype, shape, data_offsets}, "__metadata__": {text:
/// text}}, a name twice, an unknown type, a shape that does not make the stated bytes, tensors that leave
/// gaps or overlap.
SafetensorsHeader parseSafetensorsHeader(std::string_view json);

}  // namespace gacfas
