#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/weights/PickleValue.h"

namespace gacfas {

/// Longest pickle that is read, in bytes; that of a ResNet-18 checkpoint with optimiser has some 100 kB.
constexpr size_t longestPickle = size_t{16} << 20;

/// Reads Python pickles (binary opcodes of protocols 2 to 4) as plain values. Nothing is imported or
/// executed: classes come from an allow-list, opcodes too, and each opcode checks the types that it works on.
/// No recursion; values and memo are bounded. Faults throw InputError "<fault> (pickle byte N)", without the
/// file's name.
class PickleReader {
public:
  /// `bytes` and `arena` must outlive the reader; values are made in `arena`.
  PickleReader(std::string_view bytes, PickleArena& arena) : bytes_(bytes), arena_(arena) {}

  /// Reads the next pickle and returns its value, which `arena` owns.
  const PickleValue& read();
  /// Bytes read so far: the next pickle, or what follows, starts here.
  size_t position() const { return position_; }

private:
  void step(uint8_t opcode);
  bool pushScalar(uint8_t opcode);
  bool pushText(uint8_t opcode);
  bool makeContainer(uint8_t opcode);
  bool fillContainer(uint8_t opcode);
  bool useMemo(uint8_t opcode);
  bool makeObject(uint8_t opcode);

  std::string_view take(size_t count);
  template <typename T>
  T takeNumber();
  std::string_view takeLine();
  void push(PickleValue value);
  void pushInteger(PickleValue::Kind kind, int64_t value);
  void pushLong(std::string_view bytes);
  void pushTuple(size_t first);
  PickleValue* pop();
  PickleValue& top();
  size_t popMark();
  void remember(uint64_t index);

  std::string_view bytes_;
  PickleArena& arena_;
  size_t position_ = 0;
  std::vector<PickleValue*> stack_;
  std::vector<size_t> marks_;
  std::unordered_map<uint64_t, PickleValue*> memo_;
};

}  // namespace gacfas
