#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas {

/// A raw block of elements of a checkpoint, by its key; on whichever device it was, it is read to the CPU.
struct StorageRef {
  std::string key;
  torch::ScalarType type = torch::kFloat32;
  int64_t elements = 0;
};

/// A dense tensor as a checkpoint describes it: a strided view of a storage. Nothing in it has been checked
/// yet.
struct TensorRef {
  StorageRef storage;
  int64_t offset = 0;  ///< in elements
  std::vector<int64_t> sizes;
  std::vector<int64_t> strides;  ///< in elements
};

/// One value of a pickle. Values refer to each other by plain pointers into the arena that owns them all, so
/// that cycles do not leak and deep nesting is not destroyed by recursion.
struct PickleValue {
  enum class Kind { None, Bool, Integer, Real, Text, List, Tuple, Dict, Class, Storage, Tensor, Object };

  Kind kind = Kind::None;
  int64_t integer = 0;              ///< Bool, Integer
  std::string text;                 ///< Text; Class, Object: "module.Name"; numbers over 64 bits: their bytes
  std::vector<PickleValue*> items;  ///< List, Tuple: elements; Dict: key, value, key, value, ...
  std::unique_ptr<StorageRef> storage{};  ///< Storage
  std::unique_ptr<TensorRef> tensor{};    ///< Tensor; null until its description came
};

/// Owns the values of one checkpoint, a million at most, so that a small file cannot ask for all memory.
class PickleArena {
public:
  /// Throws InputError (the fault alone) when the budget is spent.
  PickleValue* add(PickleValue value);
  /// Takes `items` from the budget: for what is copied from one value into another.
  void charge(size_t items);
  const std::deque<PickleValue>& values() const { return values_; }

private:
  std::deque<PickleValue> values_;
  size_t spent_ = 0;
};

/// "a list", "a tensor", "an object of class x.Y": for messages.
std::string describeKind(const PickleValue& value);
/// The value of a text key of a Dict (the last, as in Python), null when there is none (or `dict` is no
/// Dict).
const PickleValue* findKey(const PickleValue& dict, const std::string& key);

}  // namespace gacfas
