#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <stdexcept>

#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// A video that cannot be used; the text says why. Never leaves this folder: it is reported beside the video.
class BrokenVideo : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Frames 0, n, 2n, ... of a video or of a row of images, with their true numbers.
class FrameReader {
public:
  virtual ~FrameReader() = default;
  /// The next frame, 8-bit BGR; false at the end. Throws BrokenVideo.
  virtual bool next(cv::Mat& frame, int64_t& number) = 0;
  /// Frames passed so far, those skipped included.
  virtual int64_t passed() const = 0;
  /// Frames that the file says it has, 0 where it does not.
  virtual int64_t announced() const = 0;
};

/// Throws BrokenVideo where the video cannot be opened.
std::unique_ptr<FrameReader> openFrames(const std::filesystem::path& source, const SourceVideo& video,
                                        int64_t every);

/// Keeps OpenCV and FFmpeg from writing about broken files to stderr: their faults are told beside the video.
void quietDecoders();

}  // namespace gacfas
