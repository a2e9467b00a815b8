#include "core/weights/PthTensors.h"

#include <set>

#include "core/types/Error.h"
#include "core/weights/DataType.h"
#include "core/weights/FileReader.h"

namespace gacfas {

using Kind = PickleValue::Kind;

namespace {

std::string keysOf(const PickleValue& dict) {
  constexpr size_t most = 5;
  std::string text;
  for (size_t i = 0; i < dict.items.size() && i < 2 * most; i += 2) {
    const PickleValue& key = *dict.items[i];
    text += (i > 0 ? ", " : "") + (key.kind == Kind::Text ? inQuotes(key.text) : describeKind(key));
  }
  return text + (dict.items.size() > 2 * most ? ", ..." : "");
}

bool hasTensor(const PickleValue& dict) {
  for (size_t i = 1; i < dict.items.size(); i += 2) {
    if (dict.items[i]->kind == Kind::Tensor) return true;
  }
  return false;
}

/// Last element that the tensor touches must lie inside the storage. A tensor with more elements than its
/// storage (expanded, stride 0) is refused: a few bytes could ask for any amount of memory.
void checkView(const TensorRef& tensor) {
  const auto elements = countElements(tensor.sizes);
  if (!elements) throw InputError("its shape " + shapeText(tensor.sizes) + " is negative or too large");
  if (tensor.strides.size() != tensor.sizes.size())
    throw InputError("it has as many strides as " + shapeText(tensor.strides) + " for the shape " +
                     shapeText(tensor.sizes));
  int64_t last = tensor.offset;
  bool sound =
      tensor.offset >= 0 && tensor.offset <= tensor.storage.elements && *elements <= tensor.storage.elements;
  for (size_t i = 0; sound && i < tensor.sizes.size(); ++i) {
    int64_t reach = 0;
    sound = tensor.strides[i] >= 0 &&
            (*elements == 0 || (!__builtin_mul_overflow(tensor.sizes[i] - 1, tensor.strides[i], &reach) &&
                                !__builtin_add_overflow(last, reach, &last)));
  }
  if (!sound || (*elements > 0 && last >= tensor.storage.elements)) {
    throw InputError("shape " + shapeText(tensor.sizes) + " with strides " + shapeText(tensor.strides) +
                     " from element " + std::to_string(tensor.offset) + " does not fit its storage of " +
                     std::to_string(tensor.storage.elements) + " elements");
  }
}

/// The storages of one file: each loaded when first asked for.
class Storages {
public:
  Storages(uint64_t fileBytes, const StorageLoader& load) : left_(fileBytes), load_(load) {}

  const torch::Tensor& get(const StorageRef& wanted) {
    const auto found = loaded_.find(wanted.key);
    if (found == loaded_.end()) return loaded_.emplace(wanted.key, loadNew(wanted)).first->second;
    if (found->second.scalar_type() != wanted.type || found->second.numel() != wanted.elements) {
      throw InputError("its storage is described in two ways");
    }
    return found->second;
  }

private:
  torch::Tensor loadNew(const StorageRef& wanted) {
    const auto bytes = wanted.elements < 0 ? std::nullopt : countTensorBytes(wanted.elements, wanted.type);
    if (!bytes || *bytes > left_) throw InputError("its storage is larger than the file");
    left_ -= *bytes;
    torch::Tensor storage = torch::empty({wanted.elements}, wanted.type);
    load_(wanted, storage);
    if (!hasValidBooleans(storage)) throw InputError("a bool byte is neither 0 nor 1");
    return storage;
  }

  uint64_t left_;
  const StorageLoader& load_;
  std::map<std::string, torch::Tensor> loaded_;
};

torch::Tensor loadTensor(const PickleValue& value, Storages& storages) {
  if (value.kind != Kind::Tensor) throw InputError("is " + describeKind(value) + ", not a tensor");
  if (!value.tensor) throw InputError("was never described");
  checkView(*value.tensor);
  return storages.get(value.tensor->storage)
      .as_strided(value.tensor->sizes, value.tensor->strides, value.tensor->offset);
}

}  // namespace

const PickleValue& findStateDict(const PickleValue& checkpoint) {
  if (checkpoint.kind != Kind::Dict)
    throw InputError("holds " + describeKind(checkpoint) + ", not a dict of tensors");
  for (const char* key : {"state_dict", "model", "net"}) {
    const PickleValue* inner = findKey(checkpoint, key);
    if (inner && inner->kind == Kind::Dict) return *inner;
  }
  if (!hasTensor(checkpoint)) {
    throw InputError("holds a dict without tensors and without 'state_dict', 'model' or 'net'; its keys: " +
                     (checkpoint.items.empty() ? "none" : keysOf(checkpoint)));
  }
  return checkpoint;
}

NamedTensors loadTensors(const PickleValue& stateDict, uint64_t fileBytes, const StorageLoader& load) {
  Storages storages(fileBytes, load);
  NamedTensors tensors;
  std::set<std::string> names;
  for (size_t i = 0; i + 1 < stateDict.items.size(); i += 2) {
    const PickleValue& key = *stateDict.items[i];
    if (key.kind != Kind::Text) throw InputError("the state dict has a key that is " + describeKind(key));
    if (!names.insert(key.text).second) throw InputError("tensor " + inQuotes(key.text) + " appears twice");
    try {
      tensors.emplace_back(key.text, loadTensor(*stateDict.items[i + 1], storages));
    } catch (const InputError& error) {
      throw InputError("tensor " + inQuotes(key.text) + ": " + error.what());
    }
  }
  return tensors;
}

}  // namespace gacfas
