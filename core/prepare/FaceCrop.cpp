#include "core/prepare/FaceCrop.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace gacfas {
namespace {

cv::Mat turned(const cv::Mat& frame, const cv::Rect& square, double angle) {
  const cv::Point2f centre(static_cast<float>(square.x) + static_cast<float>(square.width - 1) / 2,
                           static_cast<float>(square.y) + static_cast<float>(square.height - 1) / 2);
  cv::Mat move = cv::getRotationMatrix2D(centre, angle, 1.0);
  move.at<double>(0, 2) -= square.x;
  move.at<double>(1, 2) -= square.y;
  cv::Mat crop;
  cv::warpAffine(frame, crop, move, square.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return crop;
}

}  // namespace

cv::Rect squareAround(const FaceBox& box, double margin, cv::Size frame) {
  const double wanted = std::max(box.width, box.height) * (1 + 2 * margin);
  const int side = std::clamp(static_cast<int>(std::lround(wanted)), 1, std::min(frame.width, frame.height));
  const auto place = [side](double start, double length, int limit) {
    return std::clamp(static_cast<int>(std::lround(start + length / 2 - side / 2.0)), 0, limit - side);
  };
  return {place(box.x, box.width, frame.width), place(box.y, box.height, frame.height), side, side};
}

cv::Mat cropFace(const cv::Mat& frame, const FaceBox& box, double margin, bool align, int64_t size) {
  const cv::Rect square = squareAround(box, margin, frame.size());
  cv::Mat crop = align ? turned(frame, square, eyeAngle(box)) : frame(square);
  const int side = static_cast<int>(size);
  if (side <= 0 || crop.cols <= side) return crop;
  cv::Mat small;
  cv::resize(crop, small, {side, side}, 0, 0, cv::INTER_AREA);
  return small;
}

}  // namespace gacfas
