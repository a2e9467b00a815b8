#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/tensor/Torch.h"
#include "core/types/Error.h"

namespace gacfas::test {

/// Files of one test, in a folder that goes with it.
class WeightFiles {
public:
  std::filesystem::path path(const std::string& name) const {
    return folder_.filePath(QString::fromStdString(name)).toStdString();
  }

  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  /// Writes over an existing file of the same length in place: thousands of truncations would cost a flush
  /// each.
  static void overwrite(const std::filesystem::path& path, const std::string& bytes) {
    std::fstream(path, std::ios::binary | std::ios::in | std::ios::out) << bytes;
  }

private:
  QTemporaryDir folder_;
};

inline std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::filesystem::path sample(const std::string& name) {
  return std::filesystem::path(GACFAS_SOURCE_DIR) / "tests/weights/samples" / name;
}

/// Message of the InputError that `work` throws; empty when it throws none.
template <typename Work>
std::string faultOf(const Work& work) {
  try {
    work();
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

/// first, first + 1, ... in the given shape
inline torch::Tensor ramp(const std::vector<int64_t>& shape, double first = 0,
                          torch::ScalarType type = torch::kFloat32) {
  int64_t count = 1;
  for (const int64_t extent : shape) count *= extent;
  return (torch::arange(count, torch::kFloat32) + first).to(type).reshape(shape);
}

/// Same type, shape and values.
inline bool same(const torch::Tensor& a, const torch::Tensor& b) {
  return a.scalar_type() == b.scalar_type() && torch::equal(a, b);
}

}  // namespace gacfas::test
