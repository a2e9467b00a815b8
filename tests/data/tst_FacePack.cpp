#include <QtTest>
#include <chrono>
#include <cmath>
#include <opencv2/imgcodecs.hpp>

#include "TestFiles.h"
#include "TestImages.h"
#include "core/data/DatasetIndex.h"
#include "core/data/FaceLoader.h"
#include "core/data/FacePack.h"
#include "core/data/FaceReader.h"
#include "core/data/JpegDecoder.h"
#include "core/data/Resample.h"
#include "core/data/VideoFrames.h"
#include "core/tensor/Normalise.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// Smooth enough that its scaled decoding is near its whole one.
cv::Mat smooth(int side, int phase) {
  cv::Mat image(side, side, CV_8UC3);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      image.at<cv::Vec3b>(y, x) = {uchar(128 + 100 * std::sin(6.0 * (x + phase) / side)), uchar(255 * y / side),
                                   uchar(128 + 90 * std::cos(5.0 * (x + y + phase) / side))};
  return image;
}

Config loaderConfig(const std::filesystem::path& root) {
  Config config;
  config.data.root = root;
  config.data.train = {"a", "b"};
  config.model.imageSize = 32;
  config.train.batchSize = 4;
  config.augment.jitter = 0.3;
  config.augment.cutout = 1.0;
  config.system.workers = 0;
  return config;
}

double meanDifference(const torch::Tensor& a, const torch::Tensor& b) {
  return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().mean().item<double>();
}

}  // namespace

class FacePackTest : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;
  std::filesystem::path root_;
  DatasetIndex index_;

  std::filesystem::path file() const { return root_ / kPackName; }
  void pack() const {
    FacePackWriter writer(file());
    for (const Video& video : index_.videos)
      for (const std::string& frame : video.frames)
        writer.add((video.folder / frame).lexically_relative(root_).string(), fileStamp(video.folder / frame),
                   readImage(video.folder / frame));
    writer.commit();
  }
  std::string faultOfLoading() const {
    return inputErrorOf([&] { FaceLoader(index_, loaderConfig(root_)).next(); });
  }
  /// Replaces one byte at `place` from the file's start, or from its end where it is negative.
  void damage(qint64 place) const {
    QFile bytes(QString::fromStdString(file().string()));
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    QVERIFY(bytes.seek(place < 0 ? bytes.size() + place : place));
    char byte = 0;
    bytes.peek(&byte, 1);
    byte = static_cast<char>(byte ^ 1);
    QCOMPARE(bytes.write(&byte, 1), 1);
  }

private Q_SLOTS:
  void initTestCase() {
    at::set_num_threads(1);
    root_ = dir_.path().toStdString();
    for (const char* domain : {"a", "b"})
      for (const char* label : {"live", "spoof"})
        for (int v = 0; v < 3; ++v) {
          const QString name = QString("%1/train/%2/v%3/crop_1.jpg").arg(domain).arg(label).arg(v);
          cv::imwrite(writeFile(dir_, name, {}).string(), smooth(150, 10 * v));
        }
    index_ = indexDataset(root_, {});
  }
  void init() { pack(); }

  void aPackGivesTheSameBatchesWithoutTheFilesBeingRead() {
    Config config = loaderConfig(root_);
    config.data.cache = FaceCache::Off;
    FaceLoader plain(index_, config);
    config.data.cache = FaceCache::Auto;
    FaceLoader packed(index_, config);
    for (int step = 0; step < 6; ++step) {
      const FaceBatch a = plain.next(), b = packed.next();
      QVERIFY(torch::equal(a.images, b.images) && torch::equal(a.labels, b.labels));
    }
    VideoFrames files(index_.videos, {1, 32, 5, 0}), fromPack(index_.videos, {1, 32, 5, 0, config.data});
    QVERIFY(torch::equal(files.next()->images, fromPack.next()->images));

    const Video& video = index_.videos.front();
    const FaceReader reader(config.data, index_.videos);
    const torch::Tensor before = readImage(video.folder / video.frames[0]);
    const std::filesystem::path moved = root_ / "moved";
    std::filesystem::rename(video.folder, moved);
    const torch::Tensor image = reader.open(video, video.frames[0]).decode();
    std::filesystem::rename(moved, video.folder);
    QVERIFY(torch::equal(image, before));
  }

  void facesThatAreNotPackedAreReadFromTheirFiles() {
    FacePackWriter(file()).commit();
    QCOMPARE(faultOfLoading(), std::string());
  }

  void anUnfinishedPackLeavesTheOldOne() {
    {
      FacePackWriter writer(file());
      writer.add("x", {}, picture(4, 4));
    }
    QCOMPARE(FacePack(file()).faces().size(), index_.videos.size());
  }

  void aStalePackIsRefused() {
    const std::filesystem::path image = index_.videos[2].folder / "crop_1.jpg";
    std::filesystem::last_write_time(image, std::filesystem::last_write_time(image) + std::chrono::seconds(1));
    const std::string fault = faultOfLoading();
    QVERIFY2(has(fault, "stale") && has(fault, image.string()) && has(fault, "gacfas pack again"), fault.c_str());
    Config config = loaderConfig(root_);
    config.data.cache = FaceCache::Off;
    FaceLoader(index_, config).next();
  }

  void everyCutOfAPackIsRefused() {
    const auto size = static_cast<int64_t>(std::filesystem::file_size(file()));
    for (const int64_t length : {int64_t{0}, int64_t{10}, int64_t{16}, int64_t{100}, size / 2, size - 200, size - 1}) {
      std::filesystem::resize_file(file(), static_cast<uintmax_t>(length));
      const std::string fault = faultOfLoading();
      QVERIFY2(has(fault, kPackName) && has(fault, "gacfas pack again"), qPrintable(QString::number(length)));
      pack();
    }
  }

  void damageIsFoundWhereverItIs() {
    for (const qint64 place : {qint64{3}, qint64{40000}, qint64{-130}, qint64{-100}, qint64{-20}, qint64{-3}}) {
      damage(place);
      const std::string fault = inputErrorOf([&] {
        const FacePack damaged(file());
        for (const PackedFace& face : damaged.faces()) damaged.read(face);
      });
      QVERIFY2(has(fault, kPackName), qPrintable(QString::number(place)));
      pack();
    }
    damage(40000);
    const std::string fault = inputErrorOf([&] {
      const FacePack damaged(file());
      for (const PackedFace& face : damaged.faces()) damaged.read(face);
    });
    QVERIFY2(has(fault, "a/train/spoof/v0/crop_1.jpg"), fault.c_str());  // the first: 67,500 bytes a face
  }

  void jpegsDecodeToOpenCvsPixels() {
    std::vector<uchar> bytes;
    for (const int side : {7, 16, 61, 150}) {
      cv::imencode(".jpg", smooth(side, 3), bytes);
      const std::optional<torch::Tensor> ours = decodeJpeg({bytes.data(), bytes.size()});
      QVERIFY(ours);
      const cv::Mat bgr = cv::imdecode(bytes, cv::IMREAD_COLOR);
      QVERIFY(torch::equal(*ours, torch::from_blob(bgr.data, {side, side, 3}, torch::kUInt8).flip({2})));
    }
    cv::imencode(".jpg", cv::Mat(9, 9, CV_8UC1, cv::Scalar(77)), bytes);
    QVERIFY(torch::equal(*decodeJpeg({bytes.data(), bytes.size()}), torch::full({9, 9, 3}, 77, torch::kUInt8)));
  }

  void croppingBeforeTheResizeGivesTheSamePixels() {
    const torch::Tensor image = picture(90, 70), crop = cropView(image, {11, 7, 40, 50});
    for (const Filter filter : {Filter::Bicubic, Filter::Bilinear})
      for (const int64_t size : {16, 50, 64})
        QVERIFY(torch::equal(resizeImage(crop, size, filter), resizeImage(crop.clone(), size, filter)));
    torch::Tensor changed = image.clone();  // what lies outside the crop does not count
    changed.slice(0, 0, 7).fill_(255);
    changed.slice(1, 51, 90).fill_(0);
    QVERIFY(torch::equal(resizeImage(cropView(changed, {11, 7, 40, 50}), 64, Filter::Bicubic),
                         resizeImage(crop, 64, Filter::Bicubic)));
  }

  void scaledDecodingIsAnOptionAndNearTheWholePixels() {
    QCOMPARE(shrinkFor(255, 32), 4);
    QCOMPARE(shrinkFor(256, 32), 8);
    QCOMPARE(shrinkFor(63, 32), 1);
    QVERIFY(!Config().data.scaledDecode);
    const EncodedImage jpeg(index_.videos[0].folder / "crop_1.jpg");
    QCOMPARE(jpeg.decode(4).sizes().vec(), (std::vector<int64_t>{38, 38, 3}));
    Config config = loaderConfig(root_);
    config.augment = {0.9, 1.0, 0.0, 0.0, 0.0, 0.0};
    FaceLoader whole(index_, config);
    config.data.scaledDecode = true;
    FaceLoader scaled(index_, config);
    const FaceBatch a = whole.next(), b = scaled.next();
    QVERIFY(!torch::equal(a.images, b.images));
    QVERIFY2(meanDifference(a.images, b.images) * 0.225 * 255.0 < 6.0, "grey levels");
  }

  void levelsNormalisedOnTheWayAreTheSameImages() {
    const Config config = loaderConfig(root_);
    FaceLoader normalised(index_, config), levels(index_, config, ImageForm::Levels);
    for (int step = 0; step < 4; ++step) {
      const FaceBatch a = normalised.next(), b = levels.next();
      QVERIFY(b.images.scalar_type() == torch::kUInt8 && b.fills.size(0) == b.images.size(0));
      const torch::Tensor images = normalisedImages(b.images, b.fills, torch::TensorOptions(torch::kFloat32));
      QVERIFY(images.is_contiguous(at::MemoryFormat::ChannelsLast));
      QVERIFY(torch::equal(images, a.images));
    }
  }
};

GACFAS_TEST(FacePackTest)
#include "tst_FacePack.moc"
