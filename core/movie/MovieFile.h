#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace gacfas {

/// Writes pictures as an MP4 movie: H.264 where OpenCV's FFmpeg has an encoder for it, else MPEG-4. The file appears
/// whole or not at all: without finish() nothing is left. For any one thread.
class MovieFile {
public:
  /// Width and height in pixels, even numbers. Throws InputError for other sizes, Error where there is no encoder,
  /// IoError as AtomicFile does.
  MovieFile(const std::filesystem::path& path, int width, int height, double framesPerSecond);
  ~MovieFile();
  MovieFile(const MovieFile&) = delete;
  MovieFile& operator=(const MovieFile&) = delete;

  /// A picture of three bytes a pixel (red, green, blue), `stride` bytes a row.
  void add(const uint8_t* rgb, size_t stride);
  /// Reads the movie back, frame by frame, and puts it in its place. Throws Error where it cannot be read whole.
  void finish();

private:
  class Private;
  std::unique_ptr<Private> d;
};

}  // namespace gacfas
