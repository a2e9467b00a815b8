#include "core/weights/DataType.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "core/types/Error.h"

namespace gacfas {

static_assert(std::endian::native == std::endian::little,
              "weight files are little-endian and are read as they are");

namespace {

constexpr std::array<std::pair<std::string_view, torch::ScalarType>, 10> dataTypes{
    {{"F64", torch::kFloat64},
     {"F32", torch::kFloat32},
     {"F16", torch::kFloat16},
     {"BF16", torch::kBFloat16},
     {"I64", torch::kInt64},
     {"I32", torch::kInt32},
     {"I16", torch::kInt16},
     {"I8", torch::kInt8},
     {"U8", torch::kUInt8},
     {"BOOL", torch::kBool}}};

}  // namespace

std::optional<torch::ScalarType> dataTypeFromName(std::string_view name) {
  for (const auto& [known, type] : dataTypes) {
    if (known == name) return type;
  }
  return std::nullopt;
}

std::string_view dataTypeName(torch::ScalarType type) {
  for (const auto& [name, known] : dataTypes) {
    if (known == type) return name;
  }
  throw Error(std::string("tensors of type ") + c10::toString(type) + " cannot be written to a weight file");
}

std::optional<int64_t> countElements(const std::vector<int64_t>& shape) {
  int64_t product = 1;
  bool empty = false;
  for (const int64_t extent : shape) {
    if (extent < 0) return std::nullopt;
    empty = empty || extent == 0;
    if (__builtin_mul_overflow(product, std::max<int64_t>(extent, 1), &product)) return std::nullopt;
  }
  return empty ? 0 : product;
}

std::optional<uint64_t> countTensorBytes(int64_t elements, torch::ScalarType type) {
  int64_t bytes = 0;
  if (__builtin_mul_overflow(elements, static_cast<int64_t>(c10::elementSize(type)), &bytes))
    return std::nullopt;
  return static_cast<uint64_t>(bytes);
}

std::string shapeText(at::IntArrayRef shape) {
  std::string text = "[";
  for (const int64_t extent : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
  return text + "]";
}

bool hasValidBooleans(const torch::Tensor& tensor) {
  if (tensor.scalar_type() != torch::kBool) return true;
  const auto* bytes = static_cast<const uint8_t*>(tensor.data_ptr());
  return std::all_of(bytes, bytes + tensor.numel(), [](uint8_t byte) { return byte <= 1; });
}

}  // namespace gacfas
