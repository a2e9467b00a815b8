#include "core/prepare/FaceFinder.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <system_error>

#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

constexpr double kShortSide = 360;   ///< frames are shrunk to it before a search, pixels
constexpr double kLeastFace = 0.15;  ///< of the short side

double shrinkFactor(const cv::Mat& frame) {
  return std::min(1.0, kShortSide / std::min(frame.cols, frame.rows));
}

/// Viola and Jones, CVPR 2001.
class Cascade : public FaceFinder {
public:
  explicit Cascade(const fs::path& file) {
    bool loaded = false;
    try {
      loaded = classifier_.load(file.string());
    } catch (const cv::Exception&) {
      // As for any file that is none; its text is about OpenCV's storage.
    }
    if (!loaded) throw InputError(file.string() + ": not a cascade of OpenCV");
  }

  std::vector<FaceBox> find(const cv::Mat& frame) override {
    const double factor = shrinkFactor(frame);
    cv::Mat grey;
    cv::cvtColor(frame, grey, cv::COLOR_BGR2GRAY);
    if (factor < 1) cv::resize(grey, grey, {}, factor, factor, cv::INTER_AREA);
    cv::equalizeHist(grey, grey);
    const int least = static_cast<int>(kLeastFace * std::min(grey.cols, grey.rows));
    std::vector<cv::Rect> found;
    classifier_.detectMultiScale(grey, found, 1.1, 4, 0, {least, least});
    std::vector<FaceBox> boxes;
    for (const cv::Rect& one : found)
      boxes.push_back({one.x / factor, one.y / factor, one.width / factor, one.height / factor});
    return boxes;
  }

private:
  cv::CascadeClassifier classifier_;
};

/// Wu, Peng and Yu, "YuNet: a tiny millisecond-level face detector", 2023. A row a face: box, five landmarks
/// (right eye, left eye, nose, mouth), score.
class YuNet : public FaceFinder {
public:
  explicit YuNet(const fs::path& file) {
    try {
      detector_ = cv::FaceDetectorYN::create(file.string(), "", {320, 320}, 0.7f);
    } catch (const cv::Exception& fault) {
      throw InputError(file.string() + ": OpenCV cannot load it as YuNet: " + fault.err);
    }
  }

  std::vector<FaceBox> find(const cv::Mat& frame) override {
    const double factor = shrinkFactor(frame);
    cv::Mat small = frame, found;
    if (factor < 1) cv::resize(frame, small, {}, factor, factor, cv::INTER_AREA);
    detector_->setInputSize(small.size());
    detector_->detect(small, found);
    std::vector<FaceBox> boxes;
    for (int i = 0; i < found.rows; ++i) boxes.push_back(boxOf(found.ptr<float>(i), factor));
    return boxes;
  }

  bool hasEyes() const override { return true; }

private:
  static FaceBox boxOf(const float* row, double factor) {
    FaceBox box = boxOfEyes(row[4] / factor, row[5] / factor, row[6] / factor, row[7] / factor);
    box.x = row[0] / factor;
    box.y = row[1] / factor;
    box.width = row[2] / factor;
    box.height = row[3] / factor;
    return box;
  }

  cv::Ptr<cv::FaceDetectorYN> detector_;
};

}  // namespace

fs::path detectorFile(const fs::path& detector) {
  std::error_code ignored;
  if (!detector.empty()) {
    if (!fs::is_regular_file(detector, ignored))
      throw InputError(detector.string() + ": there is no such detector file");
    if (detector.extension() != ".onnx" && detector.extension() != ".xml")
      throw InputError(detector.string() + ": a detector is YuNet (*.onnx) or a cascade of OpenCV (*.xml)");
    return detector;
  }
  for (const char* prefix : {"/usr/share", "/usr/local/share"}) {
    const fs::path file = fs::path(prefix) / "opencv4/haarcascades/haarcascade_frontalface_alt2.xml";
    if (fs::is_regular_file(file, ignored)) return file;
  }
  throw InputError(
      "OpenCV's face cascades are not installed: install the package opencv-data, or give --detector FILE");
}

std::unique_ptr<FaceFinder> makeFaceFinder(const fs::path& file) {
  if (file.extension() == ".onnx") return std::make_unique<YuNet>(file);
  return std::make_unique<Cascade>(file);
}

}  // namespace gacfas
