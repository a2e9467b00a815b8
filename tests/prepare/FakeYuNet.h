#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace drawn {

/// A network in the place of YuNet (the model of 2022, which OpenCV up to 4.7 takes): whatever frame of 320 x
/// 240 pixels it is shown, it answers with one face, box 96 x 96 at (96, 64), eyes at (124.8, 102.4) and
/// (163.2, 102.4). Written as ONNX (protobuf) by hand, so that the tests need neither the model nor a library
/// for it.
class FakeYuNet {
public:
  static void write(const std::filesystem::path& file) {
    std::vector<float> loc(kPriors * 14), conf(kPriors * 2), iou(kPriors);
    const size_t face =
        3600 + 600 + (3 * 10 + 4) * 2 + 1;  // third map (10 x 7, step 32), cell (4, 3), side 96
    const float eyes[] = {-2, -1, 2, -1};   // tenths of the side from the cell's middle (144, 112)
    for (size_t i = 0; i < 4; ++i) loc[face * 14 + 4 + i] = eyes[i];
    conf[face * 2 + 1] = iou[face] = 0.9f;
    std::string graph = text(2, "fake") + node("GlobalAveragePool", {"input"}, "pooled") +
                        node("Flatten", {"pooled"}, "mean") + output("loc", loc, 14) +
                        output("conf", conf, 2) + output("iou", iou, 1) +
                        message(11, value("input", {1, 3, 240, 320}));
    const std::string model = number(1, 7) + message(8, number(2, 11)) + message(7, graph);
    std::ofstream(file, std::ios::binary) << model;
  }

private:
  static constexpr size_t kPriors =
      4385;  ///< of 320 x 240: 40 x 30 x 3 + 20 x 15 x 2 + 10 x 7 x 2 + 5 x 3 x 3

  static std::string varint(uint64_t value) {
    std::string bytes;
    for (; value > 127; value >>= 7) bytes += static_cast<char>(value | 128);
    return bytes + static_cast<char>(value);
  }
  static std::string number(int field, uint64_t value) {
    return varint(static_cast<uint64_t>(field) << 3) + varint(value);
  }
  static std::string message(int field, const std::string& bytes) {
    return varint(static_cast<uint64_t>(field) << 3 | 2) + varint(bytes.size()) + bytes;
  }
  static std::string text(int field, const std::string& words) { return message(field, words); }

  static std::string node(const std::string& type, const std::vector<std::string>& inputs,
                          const std::string& output, const std::string& attribute = {}) {
    std::string bytes;
    for (const std::string& input : inputs) bytes += text(1, input);
    return message(1, bytes + text(2, output) + text(4, type) + attribute);
  }
  static std::string value(const std::string& name, const std::vector<uint64_t>& dims) {
    std::string shape;
    for (const uint64_t dim : dims) shape += message(1, number(1, dim));
    return text(1, name) + message(2, message(1, number(1, 1) + message(2, shape)));
  }
  /// An initializer; data type 1 is float, 7 int64.
  template <typename T>
  static std::string tensor(const std::string& name, const std::vector<uint64_t>& dims, uint64_t type,
                            const std::vector<T>& data) {
    std::string bytes;
    for (const uint64_t dim : dims) bytes += number(1, dim);
    const std::string raw(reinterpret_cast<const char*>(data.data()), data.size() * sizeof(T));
    return message(5, bytes + number(2, type) + text(8, name) + message(9, raw));
  }
  /// numbers + 0 * mean colour, as rows of `columns`.
  static std::string output(const std::string& name, const std::vector<float>& numbers, uint64_t columns) {
    const std::string zeros = name + "_zeros", bias = name + "_bias", flat = name + "_flat",
                      shape = name + "_shape";
    const std::string transposed = message(5, text(1, "transB") + number(3, 1) + number(20, 2));
    return node("Gemm", {"mean", zeros, bias}, flat, transposed) + node("Reshape", {flat, shape}, name) +
           tensor(zeros, {numbers.size(), 3}, 1, std::vector<float>(3 * numbers.size())) +
           tensor(bias, {numbers.size()}, 1, numbers) +
           tensor<int64_t>(shape, {2}, 7, {static_cast<int64_t>(kPriors), static_cast<int64_t>(columns)}) +
           message(12, value(name, {kPriors, columns}));
  }
};

}  // namespace drawn
