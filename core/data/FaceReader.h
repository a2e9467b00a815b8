#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/FacePack.h"
#include "core/data/ImageFile.h"
#include "core/types/Config.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// One face image whose size is known and which is not decoded yet.
class FaceFile {
public:
  explicit FaceFile(EncodedImage encoded) : encoded_(std::move(encoded)) {}
  FaceFile(const FacePack& pack, const PackedFace& packed) : pack_(&pack), packed_(&packed) {}

  int64_t width() const { return encoded_ ? encoded_->width() : packed_->width; }     ///< pixels
  int64_t height() const { return encoded_ ? encoded_->height() : packed_->height; }  ///< pixels
  bool canShrink() const { return encoded_ && encoded_->isJpeg(); }
  /// [H, W, 3] uint8, RGB; `shrink` as EncodedImage::decode().
  torch::Tensor decode(int64_t shrink = 1) const {
    return encoded_ ? encoded_->decode(shrink) : pack_->read(*packed_);
  }

private:
  std::optional<EncodedImage> encoded_;
  const FacePack* pack_ = nullptr;
  const PackedFace* packed_ = nullptr;
};

/// Largest of 1, 2, 4 and 8 at which a region with this shorter side still has `size` pixels.
int64_t shrinkFor(int64_t shorterSide, int64_t size);

/// Opens faces as data.cache and data.scaled_decode say: from the pack of data.root where there is one, the image files
/// otherwise. Either way the pixels are the same; a run with data.scaled_decode leaves the pack alone, whose faces
/// have their full size. Threads may share it.
class FaceReader {
public:
  /// Throws InputError where the pack is damaged, or where an image file of `videos` is not the one that was packed.
  FaceReader(const DataConfig& data, const std::vector<Video>& videos);

  FaceFile open(const Video& video, const std::string& frame) const;
  bool scalesDown() const { return scalesDown_; }

private:
  const PackedFace* packed(const std::filesystem::path& file) const;

  std::filesystem::path root_;
  bool scalesDown_;
  std::unique_ptr<FacePack> pack_;
};

}  // namespace gacfas
