#include "core/weights/PickleObjects.h"

#include <utility>

#include "core/types/Error.h"
#include "core/weights/DataType.h"
#include "core/weights/FileReader.h"
#include "core/weights/PickleClasses.h"

namespace gacfas {

using Kind = PickleValue::Kind;

std::string describeKind(const PickleValue& value) {
  switch (value.kind) {
    case Kind::None:
      return "None";
    case Kind::Bool:
      return "a truth value";
    case Kind::Integer:
    case Kind::Real:
      return "a number";
    case Kind::Text:
      return "text";
    case Kind::List:
      return "a list";
    case Kind::Tuple:
      return "a tuple";
    case Kind::Dict:
      return "a dict";
    case Kind::Class:
      return "the class " + inQuotes(value.text);
    case Kind::Storage:
      return "a storage";
    case Kind::Tensor:
      return "a tensor";
    case Kind::Object:
      return "an object of class " + inQuotes(value.text);
  }
  return "an unknown value";
}

const PickleValue* findKey(const PickleValue& dict, const std::string& key) {
  if (dict.kind != Kind::Dict) return nullptr;
  const PickleValue* found = nullptr;
  for (size_t i = 0; i + 1 < dict.items.size(); i += 2) {
    if (dict.items[i]->kind == Kind::Text && dict.items[i]->text == key) found = dict.items[i + 1];
  }
  return found;
}

PickleValue* PickleArena::add(PickleValue value) {
  charge(1);
  values_.push_back(std::move(value));
  return &values_.back();
}

void PickleArena::charge(size_t items) {
  constexpr size_t budget = 1'000'000;
  if (items > budget - spent_) throw InputError("refused: more than a million values");
  spent_ += items;
}

namespace {

constexpr size_t longestKey = 64;      // keys are small numbers

PickleValue* make(PickleArena& arena, Kind kind) {
  return arena.add({kind, 0, {}, {}});
}

bool isSequence(const PickleValue& value) {
  return value.kind == Kind::List || value.kind == Kind::Tuple;
}

const PickleValue& argument(const PickleValue& arguments, size_t place, Kind kind, const std::string& what) {
  if (place >= arguments.items.size()) throw InputError("a tensor's description has no " + what);
  const PickleValue& value = *arguments.items[place];
  if (value.kind != kind) throw InputError("a tensor's " + what + " is " + describeKind(value));
  return value;
}

std::vector<int64_t> integers(const PickleValue& tuple, const std::string& what) {
  if (tuple.items.size() > mostDimensions) throw InputError("a tensor has more than 64 dimensions");
  std::vector<int64_t> values;
  for (const PickleValue* item : tuple.items) {
    if (item->kind != Kind::Integer) throw InputError("a tensor's " + what + " holds " + describeKind(*item));
    values.push_back(item->integer);
  }
  return values;
}

/// (storage, offset, sizes, strides, ...): arguments of the rebuild functions and state of the oldest
/// tensors.
std::unique_ptr<TensorRef> describeTensor(const PickleValue& arguments) {
  auto tensor = std::make_unique<TensorRef>();
  tensor->storage = *argument(arguments, 0, Kind::Storage, "storage").storage;
  tensor->offset = argument(arguments, 1, Kind::Integer, "offset").integer;
  tensor->sizes = integers(argument(arguments, 2, Kind::Tuple, "sizes"), "sizes");
  tensor->strides = integers(argument(arguments, 3, Kind::Tuple, "strides"), "strides");
  // A seventh argument marks lazy conjugation or negation: the storage then holds other numbers than the
  // tensor.
  if (arguments.items.size() > 6 && !arguments.items[6]->items.empty()) {
    throw InputError(
        "a tensor carries marks beyond its storage (lazy negation); save it with .clone() or resolve_neg()");
  }
  return tensor;
}

PickleValue* makeDict(PickleArena& arena, const PickleValue& arguments) {
  PickleValue* dict = make(arena, Kind::Dict);
  if (arguments.items.empty()) return dict;
  const PickleValue& content = *arguments.items[0];
  if (content.kind == Kind::Dict) {
    arena.charge(content.items.size());
    dict->items = content.items;
  }
  if (!isSequence(content)) return dict;  // a defaultdict's factory
  for (const PickleValue* pair : content.items) {
    if (!isSequence(*pair) || pair->items.size() != 2)
      throw InputError("a dict is made from something other than pairs");
    arena.charge(2);
    dict->items.insert(dict->items.end(), pair->items.begin(), pair->items.end());
  }
  return dict;
}

PickleValue* passTensor(PickleArena& arena, const PickleValue& arguments) {
  if (arguments.items.empty()) return make(arena, Kind::Tensor);
  if (arguments.items[0]->kind != Kind::Tensor) {
    throw InputError("a parameter is made from " + describeKind(*arguments.items[0]));
  }
  return arguments.items[0];
}

}  // namespace

PickleValue nameClass(const std::string& module, const std::string& name) {
  const std::string qualified = module + "." + name;
  const auto role = pickleRole(qualified);
  if (!role) {
    throw InputError(
        "refused: it names " + inQuotes(qualified) +
        ", which is not among the classes that weight files need; in Python, save model.state_dict() alone");
  }
  if (*role == PickleRole::NotDense) {
    throw InputError("holds a tensor that is not dense (" + inQuotes(qualified) +
                     "); only dense tensors are read");
  }
  PickleValue value;
  value.kind = Kind::Class;
  value.text = qualified;
  return value;
}

PickleValue* callClass(PickleArena& arena, const PickleValue& callee, const PickleValue& arguments) {
  if (callee.kind != Kind::Class)
    throw InputError("calls " + describeKind(callee) + " as if it were a class");
  if (arguments.kind != Kind::Tuple)
    throw InputError("calls a class with " + describeKind(arguments) + ", not a tuple");
  switch (pickleRole(callee.text).value()) {
    case PickleRole::Dict:
      return makeDict(arena, arguments);
    case PickleRole::Parameter:
      return passTensor(arena, arguments);
    case PickleRole::EmptyTensor:
      return make(arena, Kind::Tensor);
    case PickleRole::RebuildTensor: {
      PickleValue* tensor = make(arena, Kind::Tensor);
      tensor->tensor = describeTensor(arguments);
      arena.charge(2 * tensor->tensor->sizes.size());
      return tensor;
    }
    case PickleRole::Inert: {
      PickleValue* object = make(arena, Kind::Object);
      object->text = callee.text;
      return object;
    }
    default:
      throw InputError("calls " + inQuotes(callee.text) + ", which cannot be called");
  }
}

void buildState(PickleValue& target, const PickleValue& state) {
  if (target.kind == Kind::Dict || target.kind == Kind::Object) return;
  if (target.kind != Kind::Tensor) throw InputError("gives a state to " + describeKind(target));
  if (state.kind != Kind::Tuple || target.tensor) return;  // flags of a parameter
  if (state.items.size() == 5 && state.items[0]->kind == Kind::Tensor && state.items[0]->tensor) {
    target.tensor = std::make_unique<TensorRef>(*state.items[0]->tensor);  // Variable before 0.1.6
  } else if (state.items.size() == 4) {
    target.tensor = describeTensor(state);
  }
}

PickleValue storageOf(const PickleValue& identifier) {
  const auto& parts = identifier.items;
  const bool known = identifier.kind == Kind::Tuple && (parts.size() == 5 || parts.size() == 6) &&
                     parts[0]->kind == Kind::Text && parts[0]->text == "storage" &&
                     parts[1]->kind == Kind::Class && parts[2]->kind == Kind::Text &&
                     parts[2]->text.size() <= longestKey && parts[4]->kind == Kind::Integer;
  if (!known) throw InputError("refers to outside data in an unknown way");
  const auto type = storageType(parts[1]->text);
  if (!type) throw InputError("a storage's type is " + inQuotes(parts[1]->text));
  if (parts.size() == 6 && parts[5]->kind != Kind::None)
    throw InputError("holds a view of a storage, which is not supported");
  PickleValue value;
  value.kind = Kind::Storage;
  value.storage = std::make_unique<StorageRef>(StorageRef{parts[2]->text, *type, parts[4]->integer});
  return value;
}

}  // namespace gacfas
