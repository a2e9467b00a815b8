#include "core/weights/Safetensors.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"
#include "core/weights/DataType.h"
#include "core/weights/FileReader.h"
#include "core/weights/SafetensorsHeader.h"

namespace gacfas {

namespace {

constexpr uint64_t longestHeader = 100'000'000;
constexpr uint64_t lengthBytes = sizeof(uint64_t);

uint64_t readHeaderLength(FileReader& file) {
  if (file.size() < lengthBytes)
    file.refuse("truncated: " + countBytes(lengthBytes - file.size()) + " of its header length are missing");
  uint64_t length = 0;
  file.readAt(0, &length, sizeof length);
  if (length > longestHeader) {
    file.refuse("not a safetensors file, or damaged: a header of " + countBytes(length) +
                " (at most 100,000,000)");
  }
  if (length > file.size() - lengthBytes) {
    file.refuse("truncated: " + countBytes(length - (file.size() - lengthBytes)) +
                " of its header are missing");
  }
  return length;
}

SafetensorsHeader readHeader(FileReader& file, uint64_t length) {
  try {
    return parseSafetensorsHeader(file.readText(lengthBytes, length));
  } catch (const InputError& error) {
    file.refuse(error.what());
  }
}

void checkFileLength(const FileReader& file, uint64_t dataStart, uint64_t dataBytes) {
  const uint64_t present = file.size() - dataStart;
  if (present < dataBytes) file.refuse("truncated: " + countBytes(dataBytes - present) + " are missing");
  if (present > dataBytes)
    file.refuse("damaged: " + countBytes(present - dataBytes) + " too many after the last tensor");
}

/// Places in `tensors`, largest elements first: Python maps the data and needs every tensor aligned to its
/// element.
std::vector<size_t> orderOfData(const NamedTensors& tensors) {
  std::vector<size_t> order(tensors.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return tensors[a].second.element_size() > tensors[b].second.element_size();
  });
  return order;
}

nlohmann::ordered_json describe(const NamedTensors& tensors, const std::vector<size_t>& order) {
  std::vector<std::pair<uint64_t, uint64_t>> ranges(tensors.size());
  uint64_t cursor = 0;
  for (const size_t place : order) {
    const uint64_t end = cursor + tensors[place].second.nbytes();
    ranges[place] = {cursor, end};
    cursor = end;
  }
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  for (size_t i = 0; i < tensors.size(); ++i) {
    const auto& [name, tensor] = tensors[i];
    auto& entry = header[name];
    entry["dtype"] = dataTypeName(tensor.scalar_type());
    entry["shape"] = tensor.sizes().vec();
    entry["data_offsets"] = {ranges[i].first, ranges[i].second};
  }
  return header;
}

std::string headerText(const NamedTensors& tensors, const std::vector<size_t>& order,
                       const std::map<std::string, std::string>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  header.update(describe(tensors, order));
  std::string text = header.dump();
  text.resize((text.size() + lengthBytes - 1) / lengthBytes * lengthBytes, ' ');
  return text;
}

void checkNames(const std::filesystem::path& path, const NamedTensors& tensors) {
  std::set<std::string_view> names{"__metadata__"};
  for (const auto& [name, tensor] : tensors) {
    if (!names.insert(name).second)
      throw Error(path.string() + ": the name " + inQuotes(name) + " cannot be written twice");
  }
}

}  // namespace

const torch::Tensor* TensorFile::find(std::string_view name) const {
  const auto found =
      std::find_if(tensors.begin(), tensors.end(), [&](const auto& entry) { return entry.first == name; });
  return found == tensors.end() ? nullptr : &found->second;
}

TensorFile readSafetensors(const std::filesystem::path& path) {
  FileReader file(path);
  const uint64_t headerLength = readHeaderLength(file);
  SafetensorsHeader header = readHeader(file, headerLength);
  const uint64_t dataStart = lengthBytes + headerLength;
  checkFileLength(file, dataStart, header.dataBytes);

  TensorFile result;
  result.metadata = std::move(header.metadata);
  for (const SafetensorsEntry& entry : header.tensors) {
    torch::Tensor tensor = torch::empty(entry.shape, entry.type);
    file.readAt(dataStart + entry.begin, tensor.data_ptr(), entry.end - entry.begin);
    if (!hasValidBooleans(tensor))
      file.refuse("tensor " + inQuotes(entry.name) + ": a BOOL byte is neither 0 nor 1");
    result.tensors.emplace_back(entry.name, std::move(tensor));
  }
  return result;
}

void writeSafetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                      const std::map<std::string, std::string>& metadata) {
  checkNames(path, tensors);
  const std::vector<size_t> order = orderOfData(tensors);
  std::string header;
  try {
    header = headerText(tensors, order, metadata);
  } catch (const nlohmann::json::exception&) {
    throw Error(path.string() + ": a tensor's name or the metadata is not UTF-8");
  }
  const uint64_t length = header.size();
  AtomicFile file(path);
  file.write(&length, sizeof length);
  file.write(header);
  for (const size_t place : order) {
    const torch::Tensor rowMajor = tensors[place].second.detach().to(torch::kCPU).contiguous();
    file.write(rowMajor.data_ptr(), rowMajor.nbytes());
  }
  file.commit();
}

}  // namespace gacfas
