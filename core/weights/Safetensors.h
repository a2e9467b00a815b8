#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/tensor/TensorList.h"
#include "core/tensor/Torch.h"

namespace gacfas {

/// What a weight file holds: named CPU tensors in the file's order.
struct TensorFile {
  NamedTensors tensors;
  std::map<std::string, std::string> metadata;

  /// Null when there is none of that name.
  const torch::Tensor* find(std::string_view name) const;
};

/// Reads a safetensors file: u64 little-endian header length, JSON header, raw row-major data. Types F64 F32
/// F16 BF16 I64 I32 I16 I8 U8 BOOL. Each tensor owns its memory; the data is read straight into it. Throws
/// InputError that names the file and the fault: truncated or too long, header over 100 MB or not the
/// expected JSON, names twice, shapes that do not make the bytes, data with gaps or overlaps.
TensorFile readSafetensors(const std::filesystem::path& path);

/// Writes `tensors` in their order, row-major, as one file that appears whole or not at all
/// (core/io/AtomicFile.h). The Python package reads it. Throws Error for a name twice, a name or metadata
/// that is not UTF-8, or a type outside the list above, IoError as AtomicFile.
void writeSafetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace gacfas
