#include "core/weights/WeightImport.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/types/Error.h"
#include "core/weights/DataType.h"
#include "core/weights/FileReader.h"
#include "core/weights/PthFile.h"

namespace gacfas {

namespace {

constexpr std::string_view backbonePrefix = "model.";

bool looksLikeSafetensors(const std::string& start) {
  constexpr size_t prefixBytes = 8;
  if (start.size() <= prefixBytes || start[prefixBytes] != '{') return false;
  return static_cast<uint8_t>(start[4]) + static_cast<uint8_t>(start[5]) + static_cast<uint8_t>(start[6]) +
             static_cast<uint8_t>(start[7]) ==
         0;
}

NamedTensors withoutModulePrefix(const NamedTensors& tensors) {
  constexpr std::string_view prefix = "module.";
  const bool everywhere = std::all_of(tensors.begin(), tensors.end(),
                                      [&](const auto& entry) { return entry.first.starts_with(prefix); });
  if (!everywhere) return tensors;
  NamedTensors renamed;
  for (const auto& [name, tensor] : tensors) renamed.emplace_back(name.substr(prefix.size()), tensor);
  return renamed;
}

NamedTensors fromTorchvision(const NamedTensors& tensors) {
  NamedTensors renamed;
  for (const auto& [name, tensor] : tensors) {
    if (!name.starts_with("fc.")) renamed.emplace_back(std::string(backbonePrefix) + name, tensor);
  }
  return renamed;
}

NamedTensors fromAuthors(const NamedTensors& tensors) {
  NamedTensors kept;
  for (const auto& entry : tensors) {
    if (!entry.first.starts_with("layer_blocks.") && !entry.first.starts_with("model.fc."))
      kept.push_back(entry);
  }
  return kept;
}

/// Collects faults and throws them together, in the order found.
class Faults {
public:
  void add(const std::string& fault) { faults_.push_back(fault); }

  void throwIfAny(const std::string& file) const {
    constexpr size_t most = 5;
    if (faults_.empty()) return;
    std::string text = file + ": the weights do not fit the network:";
    for (size_t i = 0; i < std::min(most, faults_.size()); ++i) text += "\n  " + faults_[i];
    if (faults_.size() > most) text += "\n  and " + std::to_string(faults_.size() - most) + " more";
    throw InputError(text);
  }

private:
  std::vector<std::string> faults_;
};

/// `value` in the destination's type and on its device, or nothing after adding the fault.
torch::Tensor converted(const std::string& name, const torch::Tensor& value, const torch::Tensor& destination,
                        Faults& faults) {
  if (value.sizes() != destination.sizes()) {
    faults.add(inQuotes(name) + ": shape " + shapeText(destination.sizes()) + " expected, " +
               shapeText(value.sizes()) + " found");
    return {};
  }
  if (value.is_floating_point() != destination.is_floating_point()) {
    faults.add(inQuotes(name) + ": type " + std::string(dataTypeName(destination.scalar_type())) +
               " expected, " + std::string(dataTypeName(value.scalar_type())) + " found");
    return {};
  }
  const torch::Tensor result = value.to(destination.options().requires_grad(false));
  const int64_t bad = result.is_floating_point() ? (~torch::isfinite(result)).sum().item<int64_t>() : 0;
  if (bad == 0) return result;
  faults.add(inQuotes(name) + ": " + std::to_string(bad) + " of " + std::to_string(result.numel()) +
             " values are NaN or infinite");
  return {};
}

bool isWanted(const std::string& name, WeightPart part) {
  return part == WeightPart::All || name.starts_with(backbonePrefix);
}

}  // namespace

TensorFile readWeights(const std::filesystem::path& path) {
  FileReader file(path);
  const std::string start = file.readText(0, std::min<uint64_t>(file.size(), 16));
  if (start.empty()) file.refuse("is empty");
  if (looksLikeSafetensors(start)) return readSafetensors(path);
  if (start.starts_with("PK\x03\x04") || start.starts_with('\x80')) return readPth(path);
  if (path.extension() == ".safetensors") return readSafetensors(path);  // names the damage
  file.refuse("not a weight file: neither safetensors nor a .pth of Python's torch.save");
}

TensorFile forFasNet(const TensorFile& file) {
  const NamedTensors tensors = withoutModulePrefix(file.tensors);
  const bool torchvision = std::any_of(tensors.begin(), tensors.end(),
                                       [](const auto& entry) { return entry.first == "conv1.weight"; });
  return {torchvision ? fromTorchvision(tensors) : fromAuthors(tensors), file.metadata};
}

void loadInto(const NamedTensors& destination, const TensorFile& source, const std::string& file,
              WeightPart part) {
  std::map<std::string, torch::Tensor> unused;
  for (const auto& [name, tensor] : source.tensors) {
    if (isWanted(name, part)) unused.emplace(name, tensor);
  }
  Faults faults;
  std::vector<std::pair<torch::Tensor, torch::Tensor>> copies;
  for (const auto& [name, target] : destination) {
    if (!isWanted(name, part)) continue;
    const auto found = unused.find(name);
    if (found != unused.end()) {
      copies.emplace_back(target, converted(name, found->second, target, faults));
      unused.erase(found);
    } else if (!name.ends_with("num_batches_tracked")) {
      faults.add(inQuotes(name) + " is missing");
    }
  }
  for (const auto& [name, tensor] : unused) faults.add(inQuotes(name) + " is not part of the network");
  faults.throwIfAny(file);
  torch::NoGradGuard noGrad;
  for (auto& [target, value] : copies) target.copy_(value);
}

}  // namespace gacfas
