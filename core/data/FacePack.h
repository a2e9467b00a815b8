#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/io/AtomicFile.h"
#include "core/io/File.h"
#include "core/tensor/Torch.h"

namespace gacfas {

/// Name of the pack in its data root.
inline constexpr const char* kPackName = "faces.gacfas-pack";

/// What tells that a file is still the one that was packed.
struct FileStamp {
  int64_t bytes = -1;  ///< -1: there is no such file
  int64_t time = 0;    ///< last change of the content, ns

  bool operator==(const FileStamp&) const = default;
};
FileStamp fileStamp(const std::filesystem::path& file);

/// One image of a pack.
struct PackedFace {
  std::string path;  ///< below the data root, with /
  FileStamp source;
  int64_t offset = 0;
  int64_t width = 0;   ///< pixels
  int64_t height = 0;  ///< pixels
  uint32_t checksum = 0;

  size_t bytes() const { return static_cast<size_t>(3 * width * height); }
};

/// Writes a pack: decoded images one behind the other, then their list, then a trailer with the list's place and
/// SHA-256. The file appears whole or not at all.
class FacePackWriter {
public:
  explicit FacePackWriter(const std::filesystem::path& file);
  /// [H, W, 3] uint8 of the file at `path` below the root, as it was with this stamp.
  void add(const std::string& path, const FileStamp& source, const torch::Tensor& image);
  void commit();
  int64_t bytes() const { return offset_; }

private:
  AtomicFile file_;
  int64_t offset_ = 0;
  std::string list_;
};

/// A pack that is read. Threads may share it.
class FacePack {
public:
  /// Reads the list. Throws InputError naming the file where it is cut off, damaged or no pack.
  explicit FacePack(const std::filesystem::path& file);

  /// nullptr: the pack does not have it.
  const PackedFace* find(const std::string& path) const;
  /// [H, W, 3] uint8, as readImage() decodes the file. Throws InputError where the pack is damaged there.
  torch::Tensor read(const PackedFace& face) const;
  const std::vector<PackedFace>& faces() const { return faces_; }

private:
  [[noreturn]] void refuse(const std::string& fault) const;
  std::string readList() const;
  void addFace(const char*& text, const char* end);
  bool readAt(void* out, size_t size, int64_t offset) const;

  std::filesystem::path path_;
  File file_;
  int64_t listOffset_ = 0;
  std::vector<PackedFace> faces_;
  std::unordered_map<std::string, size_t> places_;
  std::unique_ptr<std::atomic<bool>[]> checked_;  // a face's checksum is compared once
};

}  // namespace gacfas
