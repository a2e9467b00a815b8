#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/prepare/BoxFile.h"
#include "core/prepare/FaceCrop.h"
#include "core/prepare/FaceTrack.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

FaceBox square(double x, double y, double side) {
  return {x, y, side, side};
}

}  // namespace

/// From boxes to crops; no detector.
class FaceCropsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void overlapIsThatOfCountedPixels() {
    const FaceBox a{2, 3, 10, 8}, b{7, 5, 9, 12};
    int both = 0, any = 0;
    for (int y = 0; y < 40; ++y)
      for (int x = 0; x < 40; ++x) {
        const bool inA = x >= 2 && x < 12 && y >= 3 && y < 11, inB = x >= 7 && x < 16 && y >= 5 && y < 17;
        both += inA && inB;
        any += inA || inB;
      }
    QCOMPARE(overlap(a, b), static_cast<double>(both) / any);
    QCOMPARE(overlap(a, square(30, 30, 5)), 0.0);
    QCOMPARE(overlap(a, a), 1.0);
  }

  void aStillFaceStaysWhereItIs() {
    FaceTrack track;
    for (int i = 0; i < 4; ++i) QCOMPARE(track.next({square(10, 20, 50)})->x, 10.0);
    QVERIFY(!track.kept());
  }

  void jitterIsSmoothed() {
    FaceTrack track;
    double mostIn = 0, mostOut = 0, lastIn = 100, lastOut = 100;
    for (int i = 0; i < 40; ++i) {
      const double in = 100 + (i % 2 ? 6 : -6), out = track.next({square(in, 100, 80)})->x;
      if (i > 5) {
        mostIn = std::max(mostIn, std::abs(in - lastIn));
        mostOut = std::max(mostOut, std::abs(out - lastOut));
      }
      lastIn = in;
      lastOut = out;
    }
    QVERIFY2(mostOut < 0.5 * mostIn, qPrintable(QString("%1 of %2").arg(mostOut).arg(mostIn)));
  }

  void ofSeveralFacesItStaysWithItsOwn() {
    FaceTrack track;
    QCOMPARE(track.next({square(10, 10, 40), square(200, 10, 60)})->x, 200.0);
    QCOMPARE(track.next({square(10, 10, 90), square(204, 10, 60)})->x, 202.0);
  }

  void aLostFaceIsKeptForFiveFramesAndThenSkipped() {
    FaceTrack track;
    QVERIFY(!track.next({}));
    track.next({square(10, 10, 40)});
    for (int i = 0; i < 5; ++i) {
      QCOMPARE(track.next({})->x, 10.0);
      QVERIFY(track.kept());
    }
    QVERIFY(!track.next({}));
    QVERIFY(!track.next({}));
    QCOMPARE(track.next({square(90, 10, 30)})->x, 90.0);
    QVERIFY(!track.kept());
  }

  void aFalseFindElsewhereDoesNotPullTheCropAway() {
    FaceTrack track;
    track.next({square(10, 10, 40)});
    QCOMPARE(track.next({square(300, 200, 80)})->x, 10.0);
    QVERIFY(track.kept());
  }

  void squaresStayInTheFrame_data() {
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::addColumn<QRect>("expected");
    QTest::newRow("in the middle: the longer side and a tenth on each side")
        << 100.0 << 80.0 << 40.0 << 50.0 << QRect(90, 75, 60, 60);
    QTest::newRow("at the corner: moved in") << 0.0 << 0.0 << 50.0 << 50.0 << QRect(0, 0, 60, 60);
    QTest::newRow("over the edge: moved in") << 290.0 << 200.0 << 50.0 << 50.0 << QRect(260, 180, 60, 60);
    QTest::newRow("larger than the frame: the frame's short side")
        << 10.0 << 10.0 << 300.0 << 300.0 << QRect(40, 0, 240, 240);
  }
  void squaresStayInTheFrame() {
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, width);
    QFETCH(double, height);
    const cv::Rect found = squareAround({x, y, width, height}, 0.1, {320, 240});
    QTEST(QRect(found.x, found.y, found.width, found.height), "expected");
  }

  void aCropHasTheFramesOwnPixels() {
    cv::Mat frame(240, 320, CV_8UC3);
    cv::randu(frame, 0, 255);
    const cv::Mat crop = cropFace(frame, {100, 80, 50, 50}, 0.1, false, 0);
    QCOMPARE(cv::norm(crop, frame(cv::Rect(95, 75, 60, 60)), cv::NORM_INF), 0.0);
    QCOMPARE(cropFace(frame, {100, 80, 50, 50}, 0.1, false, 32).size(), cv::Size(32, 32));
    QCOMPARE(cropFace(frame, {100, 80, 50, 50}, 0.1, false, 100).size(), cv::Size(60, 60));
  }

  void alignedEyesAreLevel() {
    cv::Mat frame(240, 320, CV_8UC1, cv::Scalar(0));
    const FaceBox box = boxOfEyes(140, 110, 172, 126);
    cv::circle(frame, {140, 110}, 3, 255, -1);
    cv::circle(frame, {172, 126}, 3, 255, -1);
    QVERIFY(std::abs(eyeAngle(box) - 26.565) < 0.01);
    const cv::Mat crop = cropFace(frame, box, 0.2, true, 0);
    const auto heightOf = [](const cv::Mat& half) {
      const cv::Moments m = cv::moments(half);
      return m.m01 / m.m00;
    };
    const int middle = crop.cols / 2;
    const double left = heightOf(crop.colRange(0, middle)),
                 right = heightOf(crop.colRange(middle, crop.cols));
    QVERIFY2(std::abs(left - right) < 0.5, qPrintable(QString("%1 and %2").arg(left).arg(right)));
  }

  void eyesInEitherOrderGiveTheSameBox() {
    const FaceBox a = boxOfEyes(10, 20, 52, 20), b = boxOfEyes(52, 20, 10, 20);
    QCOMPARE(a.x, b.x);
    QCOMPARE(a.width, 100.0);
    QCOMPARE(a.x, -19.0);
    QCOMPARE(a.y, -18.0);
    QCOMPARE(b.leftEyeX, 10.0);
  }

  void boxFilesOfTheThreeDatasets() {
    const QTemporaryDir dir;
    const auto write = [&](const char* name, const char* text) {
      const std::filesystem::path file = dir.filePath(name).toStdString();
      std::filesystem::create_directories(file.parent_path());
      std::ofstream(file) << text;
      return file;
    };
    const FrameBoxes replay = readBoxFile(write("replay.face", "0 0 0 0 0\n5 101 52 90 80\n"));
    QCOMPARE(replay.size(), size_t{1});
    QCOMPARE(replay.at(5).width, 90.0);
    const FrameBoxes msu = readBoxFile(write("msu.face", "0, 100, 50, 200, 160, 120, 90, 180, 91\r\n"));
    QCOMPARE(msu.at(0).width, 100.0);
    QCOMPARE(msu.at(0).height, 110.0);
    QCOMPARE(msu.at(0).rightEyeX, 180.0);
    const FrameBoxes oulu = readBoxFile(write("oulu.txt", "0,500,800,710,800\n1,501,800,711,800\n"));
    QCOMPARE(oulu.size(), size_t{2});
    QCOMPARE(oulu.at(1).width, 500.0);
    QVERIFY(readBoxFile(write("readme.txt", "Recorded on 3 May\n")).empty());
    QVERIFY(readBoxFile(write("other.face", "0 1 2 3\n")).empty());
    QVERIFY(readBoxFile(dir.filePath("none.face").toStdString()).empty());
  }

  void boxFilesAreFoundBesideTheVideoAndInFaceLocations() {
    const QTemporaryDir dir;
    const std::filesystem::path root = dir.path().toStdString();
    const auto touch = [&](const char* name) {
      std::filesystem::create_directories((root / name).parent_path());
      std::ofstream(root / name).put('\n');
    };
    QVERIFY(!findBoxFile(root, "db/train/real/a.mov"));
    touch("db/face-locations/train/real/a.face");
    QVERIFY(findBoxFile(root, "db/train/real/a.mov") == root / "db/face-locations/train/real/a.face");
    touch("db/train/real/a.face");
    QVERIFY(findBoxFile(root, "db/train/real/a.mov") == root / "db/train/real/a.face");
    touch("face-locations/b.face");
    QVERIFY(findBoxFile(root, "b.mov") == root / "face-locations/b.face");
  }
};

GACFAS_TEST(FaceCropsTest)
#include "tst_FaceCrops.moc"
