#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tensor/Torch.h"

namespace gacfas {

/// The most dimensions of a tensor in a file: what LibTorch's kernels take.
constexpr size_t mostDimensions = 64;

/// Names of element types as safetensors writes them: F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL.
std::optional<torch::ScalarType> dataTypeFromName(std::string_view name);
/// Throws Error for a type that safetensors files of this project do not hold.
std::string_view dataTypeName(torch::ScalarType type);

/// Number of elements of a shape, nothing when it is negative somewhere or the product (zeros counted as one)
/// overflows.
std::optional<int64_t> countElements(const std::vector<int64_t>& shape);
/// Bytes of `elements` elements, nothing on overflow.
std::optional<uint64_t> countTensorBytes(int64_t elements, torch::ScalarType type);
/// "[64, 3, 7, 7]"
std::string shapeText(at::IntArrayRef shape);
/// False when a contiguous bool tensor holds a byte that is neither 0 nor 1: undefined behaviour to use it.
bool hasValidBooleans(const torch::Tensor& tensor);

}  // namespace gacfas
