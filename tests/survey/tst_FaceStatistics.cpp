#include <QTemporaryDir>
#include <fstream>
#include <opencv2/imgcodecs.hpp>

#include "core/survey/DomainShare.h"
#include "core/survey/FaceStatistics.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

double at(const FaceFigures& figures, FaceMeasure measure) {
  return figures[static_cast<size_t>(measure)];
}

}  // namespace

class FaceStatisticsTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path write(const char* name, const cv::Mat& image) const {
    const std::filesystem::path file = folder_.filePath(name).toStdString();
    cv::imwrite(file.string(), image);
    return file;
  }

private Q_SLOTS:
  void aPlainImageHasItsLumaItsColourAndNoDetail() {
    const FaceFigures figures =
        measureFace(write("plain.png", cv::Mat(90, 120, CV_8UC3, cv::Scalar(50, 100, 150))));
    // Rec. 601: 0.299 R + 0.587 G + 0.114 B.
    QVERIFY(std::abs(at(figures, FaceMeasure::Brightness) - (0.299 * 150 + 0.587 * 100 + 0.114 * 50)) < 0.6);
    QCOMPARE(at(figures, FaceMeasure::Contrast), 0.0);
    QCOMPARE(at(figures, FaceMeasure::Sharpness), 0.0);
    QCOMPARE(at(figures, FaceMeasure::Warmth), 100.0);
    QCOMPARE(at(figures, FaceMeasure::Side), 90.0);
  }

  void stripesHaveTheVarianceOfTheirLaplacian() {
    // Columns 100, 100, 200, 200, ...: the Laplacian (1, -2, 1) is +100 beside a step up and -100 beside a
    // step down, 0 never.
    cv::Mat stripes(256, 256, CV_8UC3);
    for (int x = 0; x < 256; ++x) stripes.col(x).setTo(cv::Scalar::all(x % 4 < 2 ? 100 : 200));
    const FaceFigures figures = measureFace(write("stripes.png", stripes));
    QVERIFY2(std::abs(at(figures, FaceMeasure::Sharpness) - 100.0 * 100.0) < 100.0,
             qPrintable(QString::number(at(figures, FaceMeasure::Sharpness))));
    QVERIFY(std::abs(at(figures, FaceMeasure::Contrast) - 50.0) < 1e-9);
    QCOMPARE(at(figures, FaceMeasure::Warmth), 0.0);
  }

  void unreadableFilesAreNamedAndTheRestIsMeasured() {
    DatasetIndex index;
    Video video;
    video.domain = "north";
    video.label = Label::Live;
    video.folder = folder_.path().toStdString();
    video.frames = {write("good.png", cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(7))).filename().string()};
    index.videos.push_back(video);
    std::ofstream(folder_.filePath("bad.png").toStdString()) << "no image";
    video.frames = {"bad.png"};
    index.videos.push_back(video);
    const JobControl control;
    const FaceStatistics statistics = measureFaces(index, 10, control);
    QCOMPARE(statistics.looked, int64_t{2});
    QCOMPARE(statistics.groups.size(), size_t{1});
    QCOMPARE(statistics.groups[0].faces.size(), size_t{1});
    QCOMPARE(statistics.unreadable.size(), size_t{1});
    QVERIFY(statistics.unreadable[0].why.find("bad.png") != std::string::npos);
  }

  void asManyVideosAsAskedForAreLookedAtEvenly() {
    DatasetIndex index;
    for (int i = 0; i < 9; ++i) {
      Video video;
      video.domain = "north";
      video.folder = folder_.path().toStdString();
      const std::string name = "level" + std::to_string(i) + ".png";
      write(name.c_str(), cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(10 * i)));
      video.frames = {"nothing", name, "nothing"};  // the middle one is taken
      index.videos.push_back(video);
    }
    const JobControl control;
    double done = 0.0;
    const FaceStatistics statistics = measureFaces(index, 3, control, [&](double share) { done = share; });
    QCOMPARE(statistics.groups[0].values(FaceMeasure::Brightness), (std::vector<double>{10, 40, 70}));
    QVERIFY(std::abs(done - 1.0) < 1e-9);
  }

  void aStopIsObeyed() {
    DatasetIndex index;
    Video video;
    video.frames = {"x"};
    index.videos.push_back(video);
    JobControl control;
    control.requestStop();
    QVERIFY_EXCEPTION_THROWN(measureFaces(index, 1, control), Cancelled);
  }

  void theDomainsShareIsThatOfTheVariance() {
    QCOMPARE(domainShare({{1, 1}, {3, 3}}), 1.0);
    QCOMPARE(domainShare({{1, 3}, {3, 1}}), 0.0);
    // Means 1 and 3 around 2: between 4 * 1 = 4; within 4 * 1 = 4.
    QCOMPARE(domainShare({{0, 2}, {2, 4}}), 0.5);
    QCOMPARE(domainShare({{1, 2, 3}}), 0.0);
    QCOMPARE(domainShare({{5}, {5}, {}}), 0.0);
  }

  void quantilesInterpolate() {
    QCOMPARE(quantile({4, 1, 3, 2}, 0.5), 2.5);
    QCOMPARE(quantile({4, 1, 3, 2}, 0.25), 1.75);
    QCOMPARE(quantile({7}, 0.9), 7.0);
    QVERIFY(std::isnan(quantile({}, 0.5)));
  }
};

GACFAS_TEST(FaceStatisticsTest)
#include "tst_FaceStatistics.moc"
