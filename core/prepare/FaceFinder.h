#pragma once

#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "core/prepare/FaceBox.h"

namespace gacfas {

/// Finds faces in a frame. One object a thread.
class FaceFinder {
public:
  virtual ~FaceFinder() = default;
  /// `frame` is 8-bit BGR of any size. Boxes in its pixels, in no order.
  virtual std::vector<FaceBox> find(const cv::Mat& frame) = 0;
  /// Whether boxes come with eyes.
  virtual bool hasEyes() const { return false; }
};

/// The file that `detector` means: itself, or OpenCV's frontal face cascade (alt2) where it is empty. Throws
/// InputError where there is none, saying which package has it, and for a file that is neither *.onnx nor
/// *.xml.
std::filesystem::path detectorFile(const std::filesystem::path& detector);

/// YuNet (cv::FaceDetectorYN) for *.onnx, a cascade for *.xml. Throws InputError where the file is no
/// detector.
std::unique_ptr<FaceFinder> makeFaceFinder(const std::filesystem::path& file);

}  // namespace gacfas
