#include "core/movie/MovieFile.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <string>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

/// The first encoder that there is; not opened where there is none.
cv::VideoWriter openWriter(const std::string& file, double framesPerSecond, cv::Size size) {
  cv::VideoWriter writer;
  for (const int code : {cv::VideoWriter::fourcc('a', 'v', 'c', '1'), cv::VideoWriter::fourcc('m', 'p', '4', 'v')})
    if (writer.open(file, cv::CAP_FFMPEG, code, framesPerSecond, size)) return writer;
  return {};
}

/// Pictures of the right size that can be read.
int countFrames(const std::string& file, cv::Size size) {
  cv::VideoCapture capture(file, cv::CAP_FFMPEG);
  int count = 0;
  for (cv::Mat frame; capture.read(frame) && frame.size() == size;) ++count;
  return count;
}

}  // namespace

class MovieFile::Private {
public:
  Private(const std::filesystem::path& path, cv::Size frame, double framesPerSecond)
      : target(path), file(path), size(frame), writer(openWriter(file.temporaryPath().string(), framesPerSecond, frame)) {}

  std::filesystem::path target;
  AtomicFile file;
  cv::Size size;
  cv::VideoWriter writer;
  int frames = 0;
};

MovieFile::MovieFile(const std::filesystem::path& path, int width, int height, double framesPerSecond) {
  if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0)
    throw InputError("a movie's width and height are even numbers of pixels, not " + std::to_string(width) + " x " +
                     std::to_string(height));
  d = std::make_unique<Private>(path, cv::Size(width, height), framesPerSecond);
  if (!d->writer.isOpened())
    throw Error(path.string() + ": OpenCV has no encoder for MP4 here; write PNG frames instead");
}

MovieFile::~MovieFile() = default;

void MovieFile::add(const uint8_t* rgb, size_t stride) {
  const cv::Mat picture(d->size, CV_8UC3, const_cast<uint8_t*>(rgb), stride);
  cv::Mat turned;
  cv::cvtColor(picture, turned, cv::COLOR_RGB2BGR);
  d->writer.write(turned);
  ++d->frames;
}

void MovieFile::finish() {
  d->writer.release();
  const int readable = countFrames(d->file.temporaryPath().string(), d->size);
  if (readable != d->frames)
    throw Error(d->target.string() + ": of " + std::to_string(d->frames) + " pictures only " + std::to_string(readable) +
                " can be read back; the disk may be full, or write PNG frames instead");
  d->file.commit();
}

}  // namespace gacfas
