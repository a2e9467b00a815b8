#include "core/movie/MovieFile.h"

#include <QTemporaryDir>
#include <QtTest>
#include <opencv2/videoio.hpp>

#include "core/types/Error.h"

using namespace gacfas;

namespace {

constexpr int kWidth = 64, kHeight = 48;

/// A plain picture, red by 20 more each time.
std::vector<uint8_t> picture(int number) {
  std::vector<uint8_t> rgb;
  for (int i = 0; i < kWidth * kHeight; ++i) rgb.insert(rgb.end(), {uint8_t(20 * number), 40, 160});
  return rgb;
}

}  // namespace

class tst_MovieFile : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;
  std::filesystem::path path(const char* name) const { return dir_.filePath(name).toStdString(); }

private Q_SLOTS:
  void whatIsWrittenCanBeRead() {
    MovieFile movie(path("a.mp4"), kWidth, kHeight, 4.0);
    for (int i = 0; i < 10; ++i) movie.add(picture(i).data(), 3 * kWidth);
    QVERIFY(!std::filesystem::exists(path("a.mp4")));
    movie.finish();
    cv::VideoCapture capture(path("a.mp4").string());
    QVERIFY(capture.isOpened());
    QVERIFY(std::abs(capture.get(cv::CAP_PROP_FPS) - 4.0) < 0.01);
    cv::Mat frame;
    for (int i = 0; i < 10; ++i) {
      QVERIFY(capture.read(frame));
      QCOMPARE(frame.size(), cv::Size(kWidth, kHeight));
      const cv::Vec3b pixel = frame.at<cv::Vec3b>(kHeight / 2, kWidth / 2);  // blue, green, red
      QVERIFY2(std::abs(pixel[2] - 20 * i) < 12 && std::abs(pixel[0] - 160) < 12,
               qPrintable(QString("%1: %2 %3").arg(i).arg(pixel[2]).arg(pixel[0])));
    }
    QVERIFY(!capture.read(frame));
  }

  void withoutTheEndNothingIsLeft() {
    {
      MovieFile movie(path("b.mp4"), kWidth, kHeight, 4.0);
      movie.add(picture(1).data(), 3 * kWidth);
    }
    const QStringList left = QDir(dir_.path()).entryList({"*b.mp4*"}, QDir::Files | QDir::Hidden);
    QCOMPARE(left, QStringList());
  }

  void oddSizesAreRefused() {
    QVERIFY_EXCEPTION_THROWN(MovieFile(path("c.mp4"), 63, 48, 4.0), InputError);
  }
};

QTEST_GUILESS_MAIN(tst_MovieFile)
#include "tst_MovieFile.moc"
