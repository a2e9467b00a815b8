#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include "core/prepare/FaceBox.h"

namespace gacfas {

/// The square around a face: the box's longer side and `margin` of it on every side, about the box's centre,
/// moved into the frame and never larger than it, so that no pixel of a crop is made up.
cv::Rect squareAround(const FaceBox& box, double margin, cv::Size frame);

/// Cuts a face out. With `align` the frame is turned about the square's centre until the eyes are level (the
/// frame's edge pixels are repeated where the turned square leaves it). A crop larger than `size` is shrunk
/// to it; 0: kept.
cv::Mat cropFace(const cv::Mat& frame, const FaceBox& box, double margin, bool align, int64_t size);

}  // namespace gacfas
