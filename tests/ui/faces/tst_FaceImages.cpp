#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/TestMain.h"
#include "ui/faces/FaceImages.h"

using namespace gacfas;

namespace {

QString draw(const QTemporaryDir& dir, const QString& split, const QString& name,
             QSize size = QSize(64, 64)) {
  const QString folder = dir.filePath("west/" + split + "/live/video");
  QDir().mkpath(folder);
  QImage image(size, QImage::Format_RGB32);
  image.fill(Qt::darkCyan);
  image.save(folder + '/' + name);
  return folder;
}

Face liveVideo(const std::string& name = "video") {
  return {"west", Label::Live, name, "", "live", {}, {}, 0};
}

Config configOf(const QTemporaryDir& dir) {
  Config config;
  config.data.root = dir.path().toStdString();
  config.data.train = {"north"};
  config.data.test = "west";
  return config;
}

}  // namespace

class FaceImagesTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theSplitIsFound() {
    QTemporaryDir dir;
    const QString folder = draw(dir, "dev", "crop_0001.png");
    const FaceFiles files = faceFiles(configOf(dir), liveVideo());
    QCOMPARE(files.folders.size(), size_t(3));
    QCOMPARE(framePath(files, "crop_0001.png").string(), (folder + "/crop_0001.png").toStdString());
    // Where it is nowhere, the path is the likeliest one.
    QVERIFY(framePath(files, "crop_0009.png").string().find("/test/live/video/crop_0009.png") !=
            std::string::npos);
  }

  void aSplitInTheNameIsTakenAtItsWord() {
    QTemporaryDir dir;
    const FaceFiles files = faceFiles(configOf(dir), liveVideo("train/video"));
    QCOMPARE(files.folders.size(), size_t(1));
    QVERIFY(files.folders[0].string().find("west/train/live/video") != std::string::npos);
  }

  void sourcesOfTheDevSplitAreSoughtThereFirst() {
    QTemporaryDir dir;
    Config config = configOf(dir);
    config.data.thresholdSplit = ThresholdSplit::Dev;
    Face face = liveVideo();
    face.domain = "north";
    QVERIFY(faceFiles(config, face).folders[0].string().find("north/dev/live") != std::string::npos);
    QVERIFY(faceFiles(config, liveVideo()).folders[0].string().find("west/test/live") != std::string::npos);
  }

  void framesAreSortedByNumber() {
    QTemporaryDir dir;
    for (const char* name : {"crop_10.png", "crop_9.png", "crop_2.png"}) draw(dir, "test", name);
    const std::vector<std::string> expected{"crop_2.png", "crop_9.png", "crop_10.png"};
    QCOMPARE(framesOnDisk(faceFiles(configOf(dir), liveVideo())), expected);
  }

  void anImageComesInTheSizeAskedFor() {
    QTemporaryDir dir;
    draw(dir, "test", "wide.png", QSize(200, 100));
    const FaceFiles files = faceFiles(configOf(dir), liveVideo());
    FaceImages images;
    QSignalSpy ready(&images, &FaceImages::ready);
    QVERIFY(images.find(files, "wide.png", 50).image.isNull());
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(images.find(files, "wide.png", 50).image.size(), QSize(100, 50));
    images.find(files, "wide.png", 0);
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(images.find(files, "wide.png", 0).image.size(), QSize(200, 100));
  }

  void aMissingImageIsNamedOnce() {
    QTemporaryDir dir;
    const FaceFiles files = faceFiles(configOf(dir), liveVideo());
    FaceImages images;
    QSignalSpy missing(&images, &FaceImages::missing), ready(&images, &FaceImages::ready);
    images.find(files, "gone.png", 50);
    images.find(files, "gone.png", 80);
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(missing.count(), 1);
    QVERIFY(missing[0][0].toString().endsWith("gone.png"));
    QVERIFY(images.find(files, "gone.png", 50).missing);
  }

  void aDamagedImageIsMissingToo() {
    QTemporaryDir dir;
    const QString folder = draw(dir, "test", "crop.png");
    QFile file(folder + "/torn.jpg");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xff\xd8\xff\xe0 torn");
    file.close();
    FaceImages images;
    const FaceFiles files = faceFiles(configOf(dir), liveVideo());
    images.find(files, "torn.jpg", 50);
    QTRY_VERIFY(images.find(files, "torn.jpg", 50).missing);
  }

  void whatIsAskedForLastComesFirst() {
    QTemporaryDir dir;
    for (int i = 0; i < 300; ++i) draw(dir, "test", QString("crop_%1.png").arg(i));
    const FaceFiles files = faceFiles(configOf(dir), liveVideo());
    FaceImages images;
    for (int i = 0; i < 300; ++i) images.find(files, "crop_" + std::to_string(i) + ".png", 48);
    QVERIFY(images.waiting() > 250);
    // The last one asked for is there while most of the others still wait.
    int waiting = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
          const bool there = !images.find(files, "crop_299.png", 48).image.isNull();
          if (there && waiting == 0) waiting = images.waiting();
          return there;
        }(),
        5000);
    QVERIFY2(waiting > 100, qPrintable(QString::number(waiting)));
  }

  void leavingInTheMiddleIsSafe() {
    QTemporaryDir dir;
    for (int i = 0; i < 50; ++i) draw(dir, "test", QString("crop_%1.png").arg(i), QSize(512, 512));
    const FaceFiles files = faceFiles(configOf(dir), liveVideo());
    auto images = std::make_unique<FaceImages>();
    for (int i = 0; i < 50; ++i) images->find(files, "crop_" + std::to_string(i) + ".png", 48);
    images.reset();
    QCoreApplication::processEvents();
  }
};

GACFAS_TEST(FaceImagesTest)
#include "tst_FaceImages.moc"
