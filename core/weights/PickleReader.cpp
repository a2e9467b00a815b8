#include "core/weights/PickleReader.h"

#include <cstring>
#include <utility>

#include "core/types/Error.h"
#include "core/weights/PickleObjects.h"

namespace gacfas {

using Kind = PickleValue::Kind;

namespace {

/// The opcodes that are read, by their names in Python's pickletools.
enum Opcode : uint8_t {
  MARK = '(',
  STOP = '.',
  BINFLOAT = 'G',
  BININT = 'J',
  BININT1 = 'K',
  BININT2 = 'M',
  NONE = 'N',
  BINPERSID = 'Q',
  REDUCE = 'R',
  BINSTRING = 'T',
  SHORT_BINSTRING = 'U',
  BINUNICODE = 'X',
  EMPTY_LIST = ']',
  APPEND = 'a',
  BUILD = 'b',
  GLOBAL = 'c',
  APPENDS = 'e',
  BINGET = 'h',
  LONG_BINGET = 'j',
  BINPUT = 'q',
  LONG_BINPUT = 'r',
  SETITEM = 's',
  TUPLE = 't',
  EMPTY_TUPLE = ')',
  SETITEMS = 'u',
  EMPTY_DICT = '}',
  BINBYTES = 'B',
  SHORT_BINBYTES = 'C',
  PROTO = 0x80,
  NEWOBJ = 0x81,
  TUPLE1 = 0x85,
  TUPLE2 = 0x86,
  TUPLE3 = 0x87,
  NEWTRUE = 0x88,
  NEWFALSE = 0x89,
  LONG1 = 0x8a,
  SHORT_BINUNICODE = 0x8c,
  STACK_GLOBAL = 0x93,
  MEMOIZE = 0x94,
  FRAME = 0x95,
};

}  // namespace

const PickleValue& PickleReader::read() {
  stack_.clear();
  marks_.clear();
  memo_.clear();
  try {
    for (uint8_t opcode = takeNumber<uint8_t>(); opcode != STOP; opcode = takeNumber<uint8_t>()) step(opcode);
    if (stack_.size() != 1 || !marks_.empty())
      throw InputError("the pickle ends with values left over or none");
    return *stack_.back();
  } catch (const InputError& error) {
    throw InputError(std::string(error.what()) + " (pickle byte " + std::to_string(position_) + ")");
  }
}

void PickleReader::step(uint8_t opcode) {
  if (opcode == PROTO) {
    const auto protocol = takeNumber<uint8_t>();
    if (protocol < 2 || protocol > 4)
      throw InputError("pickle protocol " + std::to_string(protocol) + " is not read, only 2 to 4");
  } else if (opcode == FRAME) {
    take(sizeof(uint64_t));  // a hint for readers that buffer
  } else if (opcode == MARK) {
    marks_.push_back(stack_.size());
  } else if (!pushScalar(opcode) && !pushText(opcode) && !makeContainer(opcode) && !fillContainer(opcode) &&
             !useMemo(opcode) && !makeObject(opcode)) {
    throw InputError("refused: pickle opcode " + std::to_string(opcode) +
                     " is not one that weight files need");
  }
}

bool PickleReader::pushScalar(uint8_t opcode) {
  switch (opcode) {
    case NONE:
      push({});
      return true;
    case NEWTRUE:
      pushInteger(Kind::Bool, 1);
      return true;
    case NEWFALSE:
      pushInteger(Kind::Bool, 0);
      return true;
    case BININT:
      pushInteger(Kind::Integer, takeNumber<int32_t>());
      return true;
    case BININT1:
      pushInteger(Kind::Integer, takeNumber<uint8_t>());
      return true;
    case BININT2:
      pushInteger(Kind::Integer, takeNumber<uint16_t>());
      return true;
    case LONG1:
      pushLong(take(takeNumber<uint8_t>()));
      return true;
    case BINFLOAT:
      take(sizeof(double));  // learning rates and the like, which nobody here asks for
      pushInteger(Kind::Real, 0);
      return true;
    default:
      return false;
  }
}

bool PickleReader::pushText(uint8_t opcode) {
  size_t length = 0;
  switch (opcode) {
    case SHORT_BINSTRING:
    case SHORT_BINBYTES:
    case SHORT_BINUNICODE:
      length = takeNumber<uint8_t>();
      break;
    case BINSTRING:
    case BINBYTES:
    case BINUNICODE:
      length = takeNumber<uint32_t>();
      break;
    default:
      return false;
  }
  push({Kind::Text, 0, std::string(take(length)), {}});
  return true;
}

bool PickleReader::makeContainer(uint8_t opcode) {
  switch (opcode) {
    case EMPTY_LIST:
      push({Kind::List, 0, {}, {}});
      return true;
    case EMPTY_DICT:
      push({Kind::Dict, 0, {}, {}});
      return true;
    case EMPTY_TUPLE:
      pushTuple(stack_.size());
      return true;
    case TUPLE:
      pushTuple(popMark());
      return true;
    case TUPLE1:
    case TUPLE2:
    case TUPLE3: {
      const size_t count = opcode - TUPLE1 + size_t{1};
      if (stack_.size() < count) throw InputError("a tuple needs more values than there are");
      pushTuple(stack_.size() - count);
      return true;
    }
    default:
      return false;
  }
}

bool PickleReader::fillContainer(uint8_t opcode) {
  const bool list = opcode == APPEND || opcode == APPENDS;
  const bool dict = opcode == SETITEM || opcode == SETITEMS;
  if (!list && !dict) return false;
  size_t first = 0;
  if (opcode == APPENDS || opcode == SETITEMS) {
    first = popMark();
  } else {
    const size_t count = list ? 1 : 2;
    if (stack_.size() < count) throw InputError("a container needs more values than there are");
    first = stack_.size() - count;
  }
  if (first == 0) throw InputError("values are put into nothing");
  PickleValue& target = *stack_[first - 1];
  if (target.kind != (list ? Kind::List : Kind::Dict)) {
    throw InputError(std::string(list ? "appends to " : "sets items of ") + describeKind(target));
  }
  if (dict && (stack_.size() - first) % 2 != 0) throw InputError("a dict gets a key without a value");
  const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(first);
  target.items.insert(target.items.end(), begin, stack_.end());
  stack_.erase(begin, stack_.end());
  return true;
}

bool PickleReader::useMemo(uint8_t opcode) {
  switch (opcode) {
    case BINPUT:
      remember(takeNumber<uint8_t>());
      return true;
    case LONG_BINPUT:
      remember(takeNumber<uint32_t>());
      return true;
    case MEMOIZE:
      remember(memo_.size());
      return true;
    case BINGET:
    case LONG_BINGET: {
      const uint64_t index = opcode == BINGET ? takeNumber<uint8_t>() : takeNumber<uint32_t>();
      const auto found = memo_.find(index);
      if (found == memo_.end())
        throw InputError("refers to value " + std::to_string(index) + ", which was not stored");
      stack_.push_back(found->second);
      return true;
    }
    default:
      return false;
  }
}

bool PickleReader::makeObject(uint8_t opcode) {
  switch (opcode) {
    case GLOBAL: {
      const std::string module(takeLine());
      push(nameClass(module, std::string(takeLine())));
      return true;
    }
    case STACK_GLOBAL: {
      const PickleValue* name = pop();
      const PickleValue* module = pop();
      if (name->kind != Kind::Text || module->kind != Kind::Text)
        throw InputError("a class is named by something other than text");
      push(nameClass(module->text, name->text));
      return true;
    }
    case REDUCE:
    case NEWOBJ: {
      const PickleValue* arguments = pop();
      const PickleValue* callee = pop();
      stack_.push_back(callClass(arena_, *callee, *arguments));
      return true;
    }
    case BUILD: {
      const PickleValue* state = pop();
      buildState(top(), *state);
      return true;
    }
    case BINPERSID:
      push(storageOf(*pop()));
      return true;
    default:
      return false;
  }
}

std::string_view PickleReader::take(size_t count) {
  if (count > bytes_.size() - position_) throw InputError("truncated: the pickle ends too early");
  const std::string_view taken = bytes_.substr(position_, count);
  position_ += count;
  return taken;
}

template <typename T>
T PickleReader::takeNumber() {
  T value{};
  std::memcpy(&value, take(sizeof value).data(), sizeof value);
  return value;
}

std::string_view PickleReader::takeLine() {
  const size_t end = bytes_.find('\n', position_);
  if (end == std::string_view::npos) throw InputError("truncated: the pickle ends inside a class's name");
  const std::string_view line = take(end - position_);
  ++position_;
  return line;
}

void PickleReader::push(PickleValue value) {
  stack_.push_back(arena_.add(std::move(value)));
}

void PickleReader::pushInteger(Kind kind, int64_t value) {
  push({kind, value, {}, {}});
}

/// Little-endian two's complement of any length; what exceeds 64 bits (the magic number) is kept as its
/// bytes.
void PickleReader::pushLong(std::string_view bytes) {
  if (bytes.size() > sizeof(int64_t)) {
    push({Kind::Text, 0, std::string(bytes), {}});
    return;
  }
  uint64_t value = !bytes.empty() && (bytes.back() & 0x80) ? ~uint64_t{0} : 0;
  std::memcpy(&value, bytes.data(), bytes.size());
  pushInteger(Kind::Integer, static_cast<int64_t>(value));
}

void PickleReader::pushTuple(size_t first) {
  const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<PickleValue*> items(begin, stack_.end());
  stack_.erase(begin, stack_.end());
  push({Kind::Tuple, 0, {}, std::move(items)});
}

PickleValue* PickleReader::pop() {
  PickleValue* value = &top();
  stack_.pop_back();
  return value;
}

PickleValue& PickleReader::top() {
  if (stack_.empty() || (!marks_.empty() && stack_.size() <= marks_.back()))
    throw InputError("a value is missing");
  return *stack_.back();
}

size_t PickleReader::popMark() {
  if (marks_.empty()) throw InputError("a list of values has no beginning");
  const size_t mark = marks_.back();
  marks_.pop_back();
  if (mark > stack_.size()) throw InputError("a list of values was taken apart");
  return mark;
}

void PickleReader::remember(uint64_t index) {
  memo_[index] = &top();
}

}  // namespace gacfas
