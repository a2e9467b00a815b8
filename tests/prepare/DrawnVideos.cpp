#include "tests/prepare/DrawnVideos.h"

#include <map>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <stdexcept>

#include "app/synthetic/Video.h"

namespace drawn {
namespace {

constexpr int kSide = 200;

/// Drawing one takes a while; the same few serve all videos.
const cv::Mat& picture(int client) {
  static std::map<int, cv::Mat> pictures;
  cv::Mat& one = pictures[client];
  if (one.empty()) {
    const std::string jpeg =
        gacfas::synthetic::Artist(1, 0, client).draw({0, gacfas::synthetic::Kind::Live, 0});
    const cv::Mat large = cv::imdecode(std::vector<uchar>(jpeg.begin(), jpeg.end()), cv::IMREAD_COLOR);
    cv::resize(large, one, {kSide, kSide}, 0, 0, cv::INTER_AREA);
  }
  return one;
}

cv::Mat frameOf(const DrawnVideo& what, int64_t number) {
  cv::Mat frame(240, 320, CV_8UC3, cv::Scalar(120, 122, 124));
  if (number < what.hiddenFrom || number >= what.hiddenTo) {
    const int x = cvRound(what.x + what.stepX * static_cast<double>(number)), y = cvRound(what.y);
    const cv::Rect place = cv::Rect(x, y, kSide, kSide) & cv::Rect(0, 0, 320, 240);
    picture(what.client)(place - cv::Point(x, y)).copyTo(frame(place));
  }
  frame(cv::Rect(0, 0, 16, 16)).setTo(cv::Scalar(0, 0, static_cast<double>(10 * number)));
  return frame;
}

}  // namespace

void drawVideo(const std::filesystem::path& file, const DrawnVideo& what) {
  std::filesystem::create_directories(file.parent_path());
  const std::filesystem::path drawn = file.parent_path() / "drawn.avi";
  {
    cv::VideoWriter writer(drawn.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'),
                           25, {320, 240});
    if (!writer.isOpened()) throw std::runtime_error("OpenCV cannot write " + drawn.string());
    for (int64_t i = 0; i < what.frames; ++i) writer.write(frameOf(what, i));
  }
  std::filesystem::rename(drawn, file);
}

}  // namespace drawn
