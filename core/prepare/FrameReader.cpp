#include "core/prepare/FrameReader.h"

#include <algorithm>
#include <cstdlib>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>
#include <opencv2/videoio/registry.hpp>
#include <system_error>

namespace gacfas {
namespace {

namespace fs = std::filesystem;

/// Not by name alone: OpenCV would read "img_01.avi" as a row of pictures, FFmpeg "a:b" as an address.
int decoder() {
  static const bool ffmpeg = cv::videoio_registry::hasBackend(cv::CAP_FFMPEG);
  return ffmpeg ? cv::CAP_FFMPEG : cv::CAP_ANY;
}

class VideoFrames : public FrameReader {
public:
  VideoFrames(const fs::path& file, int64_t every) : every_(every) {
    std::error_code error;
    if (const auto size = fs::file_size(file, error); error)
      throw BrokenVideo(error.message());
    else if (size == 0)
      throw BrokenVideo("the file is empty (0 bytes)");
    if (!capture_.open(fs::absolute(file).string(), decoder()))
      throw BrokenVideo("it cannot be opened as a video");
  }

  bool next(cv::Mat& frame, int64_t& number) override {
    while (capture_.grab()) {
      number = passed_++;
      if (number % every_ == 0 && capture_.retrieve(frame) && !frame.empty()) return true;
    }
    return false;
  }

  int64_t passed() const override { return passed_; }
  int64_t announced() const override {
    const double count = capture_.get(cv::CAP_PROP_FRAME_COUNT);
    return count > 0 && count < 1e9 ? static_cast<int64_t>(count) : 0;
  }

private:
  cv::VideoCapture capture_;
  const int64_t every_;
  int64_t passed_ = 0;
};

class ImageFrames : public FrameReader {
public:
  ImageFrames(fs::path source, const SourceVideo& video, int64_t every)
      : source_(std::move(source)), video_(video), every_(every) {}

  bool next(cv::Mat& frame, int64_t& number) override {
    if (at_ >= video_.frames.size()) return false;
    const SourceFrame& one = video_.frames[at_];
    at_ += static_cast<size_t>(every_);
    number = one.number;
    frame = cv::imread((source_ / one.path).string(), cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    if (frame.empty()) throw BrokenVideo(one.path + " cannot be read as an image");
    return true;
  }

  int64_t passed() const override { return static_cast<int64_t>(std::min(at_, video_.frames.size())); }
  int64_t announced() const override { return static_cast<int64_t>(video_.frames.size()); }

private:
  const fs::path source_;
  const SourceVideo& video_;
  const int64_t every_;
  size_t at_ = 0;
};

}  // namespace

std::unique_ptr<FrameReader> openFrames(const fs::path& source, const SourceVideo& video, int64_t every) {
  if (!video.frames.empty()) return std::make_unique<ImageFrames>(source, video, every);
  return std::make_unique<VideoFrames>(source / video.file, every);
}

void quietDecoders() {
  cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
  setenv("OPENCV_FFMPEG_LOGLEVEL", "-8", 0);
}

}  // namespace gacfas
