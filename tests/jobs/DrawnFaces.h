#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <functional>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/jobs/TrainJob.h"
#include "tests/support/Message.h"

namespace gacfas::test {

/// Image files in the layout of a dataset: noise with a disc, brighter where the face is "live"; domains
/// differ in colour. Every source domain has three train videos a class and two test videos, of two frames
/// each.
class DrawnFaces {
public:
  DrawnFaces() {
    cv::RNG random(7);
    for (int domain = 0; domain < 4; ++domain)
      for (const auto& [split, videos] : {std::pair{"train", 3}, {"test", 2}})
        for (const char* label : {"live", "spoof"})
          for (int video = 0; video < videos; ++video)
            for (int frame = 0; frame < 2; ++frame) draw(random, domain, split, label, video, frame);
  }
  std::filesystem::path root() const { return dir_.filePath("data").toStdString(); }
  std::filesystem::path path(const char* name) const { return dir_.filePath(name).toStdString(); }

  /// Trains on north, east and south, tests on west: 3 steps an epoch, head only, then gac-fas; evaluated
  /// after epochs 1, 2, 3.
  Config config(MinimizerKind kind = MinimizerKind::GacFas) const {
    Config config;
    config.data.root = root();
    config.data.train = {"north", "east", "south"};
    config.data.test = "west";
    config.model = {"kaiming", /*width=*/4, /*imageSize=*/32};
    config.train.minimizer = kind;
    config.train.batchSize = 6;
    config.train.epochs = 4;
    config.train.minimizerWarming = config.train.warmingEpochs = 1;
    config.train.lrStepSize = 2;
    config.evaluate.batchSize = 4;  // an evaluation has several moments to stop at
    config.system = {DeviceKind::Cpu, /*workers=*/2, /*threads=*/1};
    return config;
  }

private:
  void draw(cv::RNG& random, int domain, const char* split, const char* label, int video, int frame) const {
    static const char* const kDomains[] = {"north", "east", "south", "west"};
    const std::filesystem::path folder =
        root() / kDomains[domain] / split / label / ("client" + std::to_string(video));
    std::filesystem::create_directories(folder);
    cv::Mat image(40, 40, CV_8UC3);
    random.fill(image, cv::RNG::NORMAL, cv::Scalar(90 + 10 * domain, 90, 110 - 10 * domain),
                cv::Scalar::all(25));
    const bool live = std::string(label) == "live";
    cv::circle(image, {20, 20}, 13, cv::Scalar::all((live ? 200 : 70) + video * 5 + frame), cv::FILLED);
    if (!cv::imwrite((folder / ("crop_000" + std::to_string(frame) + ".jpg")).string(), image))
      throw std::runtime_error("cannot draw " + folder.string());
  }

  QTemporaryDir dir_;
};

}  // namespace gacfas::test
