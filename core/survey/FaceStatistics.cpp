#include "core/survey/FaceStatistics.h"

#include <algorithm>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/types/Error.h"

namespace gacfas {
namespace {

constexpr int kSharpnessSide = 256;  ///< what the network sees; the figure depends on the size

double spread(const cv::Mat& image) {
  cv::Scalar mean, deviation;
  cv::meanStdDev(image, mean, deviation);
  return deviation[0];
}

double sharpness(const cv::Mat& luma) {
  cv::Mat seen, laplacian;
  cv::resize(luma, seen, {kSharpnessSide, kSharpnessSide}, 0, 0, cv::INTER_AREA);
  cv::Laplacian(seen, laplacian, CV_64F);
  const double deviation = spread(laplacian);
  return deviation * deviation;
}

cv::Mat decode(const std::filesystem::path& file) {
  cv::Mat image;
  try {
    image = cv::imread(file.string(), cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
  } catch (const cv::Exception&) {
    // As for any file that is no image.
  }
  if (image.empty())
    throw InputError(file.string() + ": cannot be read as an image; copy it anew or delete it");
  return image;
}

using Groups = std::map<std::pair<std::string, bool>, std::vector<const Video*>>;

Groups groupsOf(const DatasetIndex& index) {
  Groups groups;
  for (const Video& video : index.videos)
    if (!video.frames.empty()) groups[{video.domain, video.label == Label::Spoof}].push_back(&video);
  return groups;
}

std::vector<const Video*> evenly(const std::vector<const Video*>& videos, int64_t most) {
  const auto count = static_cast<int64_t>(videos.size());
  const int64_t wanted = std::min(most, count);
  std::vector<const Video*> chosen;
  for (int64_t i = 0; i < wanted; ++i)
    chosen.push_back(videos[static_cast<size_t>((2 * i + 1) * count / (2 * wanted))]);
  return chosen;
}

}  // namespace

std::vector<double> DomainFigures::values(FaceMeasure measure) const {
  std::vector<double> all;
  for (const FaceFigures& face : faces) all.push_back(face[static_cast<size_t>(measure)]);
  return all;
}

FaceFigures measureFace(const std::filesystem::path& file) {
  const cv::Mat image = decode(file);
  cv::Mat luma;
  cv::cvtColor(image, luma, cv::COLOR_BGR2GRAY);
  const cv::Scalar colour = cv::mean(image);
  return {cv::mean(luma)[0], spread(luma), sharpness(luma), colour[2] - colour[0],
          static_cast<double>(std::min(image.cols, image.rows))};
}

FaceStatistics measureFaces(const DatasetIndex& index, int64_t perClass, const JobControl& control,
                            const std::function<void(double)>& tell) {
  const Groups groups = groupsOf(index);
  FaceStatistics statistics;
  double done = 0.0;
  for (const auto& [key, videos] : groups) {
    DomainFigures group{key.first, key.second ? Label::Spoof : Label::Live, {}};
    const std::vector<const Video*> chosen = evenly(videos, perClass);
    for (const Video* video : chosen) {
      control.throwIfStopped();
      const std::filesystem::path file = video->folder / video->frames[video->frames.size() / 2];
      ++statistics.looked;
      try {
        group.faces.push_back(measureFace(file));
      } catch (const InputError& fault) {
        statistics.unreadable.push_back({file.string(), fault.what()});
      }
      done += 1.0 / static_cast<double>(chosen.size());
      if (tell) tell(done / static_cast<double>(groups.size()));
    }
    statistics.groups.push_back(std::move(group));
  }
  return statistics;
}

}  // namespace gacfas
