#include "core/data/FaceReader.h"

#include <system_error>

#include "core/types/Error.h"

namespace gacfas {
namespace {

std::unique_ptr<FacePack> packOf(const DataConfig& data) {
  if (data.cache == FaceCache::Off || data.scaledDecode || data.root.empty()) return nullptr;
  const std::filesystem::path file = data.root / kPackName;
  std::error_code ignored;
  return std::filesystem::exists(file, ignored) ? std::make_unique<FacePack>(file) : nullptr;
}

}  // namespace

int64_t shrinkFor(int64_t shorterSide, int64_t size) {
  int64_t shrink = 8;
  while (shrink > 1 && shorterSide < shrink * size) shrink /= 2;
  return shrink;
}

FaceReader::FaceReader(const DataConfig& data, const std::vector<Video>& videos)
    : root_(data.root), scalesDown_(data.scaledDecode), pack_(packOf(data)) {
  if (!pack_) return;
  for (const Video& video : videos) {
    for (const std::string& frame : video.frames) {
      const std::filesystem::path file = video.folder / frame;
      const PackedFace* face = packed(file);
      if (face == nullptr || face->source == fileStamp(file)) continue;
      throw InputError("the packed faces " + (root_ / kPackName).string() + " are stale: " + file.string() +
                       " has changed since. Run gacfas pack again, or set data.cache to off.");
    }
  }
}

const PackedFace* FaceReader::packed(const std::filesystem::path& file) const {
  const std::string root = root_.generic_string(), path = file.generic_string();
  if (!path.starts_with(root)) return nullptr;
  const size_t start = path.find_first_not_of('/', root.size());
  return start == std::string::npos || (start == root.size() && !root.ends_with('/')) ? nullptr
                                                                                      : pack_->find(path.substr(start));
}

FaceFile FaceReader::open(const Video& video, const std::string& frame) const {
  const std::filesystem::path file = video.folder / frame;
  if (pack_) {
    if (const PackedFace* face = packed(file)) return FaceFile(*pack_, *face);
  }
  return FaceFile(EncodedImage(file));
}

}  // namespace gacfas
