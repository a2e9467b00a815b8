#include "core/weights/TensorHash.h"

#include <algorithm>
#include <vector>

#include "core/io/Hash.h"
#include "core/weights/DataType.h"

namespace gacfas {

std::string hashTensors(const NamedTensors& tensors) {
  std::vector<const NamedTensors::value_type*> sorted;
  for (const auto& entry : tensors) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  Sha256 hash;
  for (const auto* entry : sorted) {
    const torch::Tensor rowMajor = entry->second.detach().to(torch::kCPU).contiguous();
    // Lengths go first, so that no two lists of tensors make the same bytes.
    hash.add(std::to_string(entry->first.size()) + ":" + entry->first + " " +
             std::string(dataTypeName(rowMajor.scalar_type())) + " " + shapeText(rowMajor.sizes()) + "\n");
    hash.add(rowMajor.data_ptr(), rowMajor.nbytes());
  }
  return hash.hex();
}

}  // namespace gacfas
