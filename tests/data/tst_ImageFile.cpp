#include <QtTest>
#include <opencv2/imgcodecs.hpp>

#include "TestFiles.h"
#include "core/data/ImageFile.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

QByteArray encode(const char* extension, const cv::Mat& image) {
  std::vector<uchar> bytes;
  cv::imencode(extension, image, bytes);
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// 6 x 4, left half red, right half blue (OpenCV's order is blue, green, red).
cv::Mat redAndBlue(int height = 4, int width = 6) {
  cv::Mat image(height, width, CV_8UC3, cv::Scalar(0, 0, 255));
  image.colRange(width / 2, width) = cv::Scalar(255, 0, 0);
  return image;
}

/// A picture with structure, so that its JPEG has a body to cut.
cv::Mat structured() {
  cv::Mat image(64, 64, CV_8UC3);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      image.at<cv::Vec3b>(y, x) = {uchar(x * y), uchar(x * 37), uchar(y * 91)};
    }
  }
  return image;
}

/// An APP1 segment saying that the image must be turned by a quarter.
QByteArray withOrientation(const QByteArray& jpeg) {
  const QByteArray exif = QByteArray::fromHex(
      "ffe10022"
      "457869660000"
      "4d4d002a00000008"
      "0001"
      "0112"
      "0003"
      "00000001"
      "00060000"
      "00000000");
  return jpeg.left(2) + exif + jpeg.mid(2);
}

QByteArray pngWithSize(uint32_t width, uint32_t height) {
  QByteArray bytes = encode(".png", redAndBlue());
  for (int i = 0; i < 4; ++i) {
    bytes[16 + i] = static_cast<char>(width >> (24 - 8 * i));
    bytes[20 + i] = static_cast<char>(height >> (24 - 8 * i));
  }
  return bytes;
}

}  // namespace

class ImageFileTest : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;

  torch::Tensor read(const QString& name, const QByteArray& bytes) {
    return readImage(writeFile(dir_, name, bytes));
  }
  static std::vector<int> pixel(const torch::Tensor& image, int64_t y, int64_t x) {
    std::vector<int> rgb;
    for (int64_t c = 0; c < 3; ++c) rgb.push_back(image[y][x][c].item<int>());
    return rgb;
  }

private Q_SLOTS:
  void channelsAreRedGreenBlue_data() {
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("png is exact") << ".png" << 0;
    QTest::newRow("bmp is exact") << ".bmp" << 0;
    QTest::newRow("jpeg is near") << ".jpg" << 60;
    QTest::newRow("webp is near") << ".webp" << 60;
  }

  void channelsAreRedGreenBlue() {
    QFETCH(QString, extension);
    QFETCH(int, tolerance);
    const QByteArray bytes = encode(qPrintable(extension), redAndBlue(32, 48));
    if (bytes.isEmpty()) QSKIP("this OpenCV cannot write the format");
    const torch::Tensor image = read("colours.jpg", bytes);  // the name does not matter, the bytes do
    QCOMPARE(image.sizes().vec(), (std::vector<int64_t>{32, 48, 3}));
    QVERIFY(image.scalar_type() == torch::kUInt8 && image.is_contiguous());
    const std::vector<int> left = pixel(image, 16, 4), right = pixel(image, 16, 44);
    for (size_t c = 0; c < 3; ++c) {
      QVERIFY(std::abs(left[c] - (c == 0 ? 255 : 0)) <= tolerance);
      QVERIFY(std::abs(right[c] - (c == 2 ? 255 : 0)) <= tolerance);
    }
  }

  void greyAlphaAndSixteenBitsBecomeRgb() {
    QCOMPARE(pixel(read("grey.png", encode(".png", cv::Mat(3, 3, CV_8UC1, cv::Scalar(77)))), 1, 1),
             (std::vector<int>{77, 77, 77}));
    QCOMPARE(pixel(read("alpha.png", encode(".png", cv::Mat(3, 3, CV_8UC4, cv::Scalar(1, 2, 3, 9)))), 1, 1),
             (std::vector<int>{3, 2, 1}));
    const cv::Mat deep(3, 3, CV_16UC3, cv::Scalar(0x1234, 0x80ff, 0xfe01));
    QCOMPARE(pixel(read("deep.png", encode(".png", deep)), 1, 1), (std::vector<int>{0xfe, 0x80, 0x12}));
  }

  void theExifOrientationIsIgnored() {
    const QByteArray jpeg = withOrientation(encode(".jpg", redAndBlue(32, 48)));
    const auto* data = reinterpret_cast<const uchar*>(jpeg.constData());
    const cv::Mat turned = cv::imdecode(std::vector<uchar>(data, data + jpeg.size()), cv::IMREAD_COLOR);
    QCOMPARE(turned.rows, 48);  // the segment is understood
    QCOMPARE(read("turned.jpg", jpeg).sizes().vec(), (std::vector<int64_t>{32, 48, 3}));
  }

  void badFilesAreNamedWithTheirFault_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("fault");
    const QByteArray jpeg = encode(".jpg", structured()), png = encode(".png", structured());
    const QByteArray bmp = encode(".bmp", structured()), webp = encode(".webp", structured());
    QTest::newRow("zero bytes") << QByteArray() << "empty (0 bytes)";
    QTest::newRow("text") << QByteArray("<html>not found</html>") << "not a JPEG, PNG, BMP or WebP";
    QTest::newRow("a TIFF") << QByteArray::fromHex("49492a0008000000") << "not a JPEG, PNG, BMP or WebP";
    QTest::newRow("JPEG cut in the middle") << jpeg.left(jpeg.size() / 2) << "cut off";
    QTest::newRow("JPEG without its last two bytes") << jpeg.left(jpeg.size() - 2) << "cut off";
    QTest::newRow("JPEG cut in its header") << jpeg.left(30) << "cut off";
    QTest::newRow("JPEG magic alone") << jpeg.left(3) << "cut off";
    QTest::newRow("PNG cut in the middle") << png.left(png.size() / 2) << "cut off";
    QTest::newRow("PNG magic alone") << png.left(8) << "cut off";
    QTest::newRow("BMP cut in the middle") << bmp.left(bmp.size() / 2) << "cut off";
    if (!webp.isEmpty()) QTest::newRow("WebP cut in the middle") << webp.left(webp.size() / 2) << "cut off";
    QByteArray damaged = png;
    for (qsizetype i = 60; i < 200; ++i) damaged[i] = 'x';
    QTest::newRow("PNG with a damaged body") << damaged << "damaged";
    QTest::newRow("PNG that claims 40000 x 40000") << pngWithSize(40000, 40000) << "40000 x 40000 pixels";
    QTest::newRow("PNG without width") << pngWithSize(0, 10) << "header is damaged";
  }

  void badFilesAreNamedWithTheirFault() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, fault);
    const std::filesystem::path path = writeFile(dir_, "bad.jpg", bytes);
    const std::string error = inputErrorOf([&] { readImage(path); });
    QVERIFY2(has(error, path.string()) && has(error, fault.toStdString()) &&
                 has(error, "remove it from the dataset"),
             error.c_str());
  }

  void missingFilesAndFoldersAreNamed() {
    const std::filesystem::path folder = dir_.path().toStdString();
    const std::string missing = inputErrorOf([&] { readImage(folder / "none.jpg"); });
    QVERIFY2(has(missing, "none.jpg") && has(missing, "No such file"), missing.c_str());
    const std::string noFile = inputErrorOf([&] { readImage(folder); });
    QVERIFY2(has(noFile, folder.string()), noFile.c_str());
  }

  void everyCutOfAnImageIsRefused() {
    for (const char* extension : {".jpg", ".png", ".bmp"}) {
      const QByteArray whole = encode(extension, redAndBlue());
      for (qsizetype length = 0; length + 12 < whole.size(); ++length) {
        const std::filesystem::path path = writeFile(dir_, "cut", whole.left(length));
        QVERIFY2(!inputErrorOf([&] { readImage(path); }).empty(),
                 qPrintable(QString::number(length) + extension));
      }
    }
  }
};

GACFAS_TEST(ImageFileTest)
#include "tst_ImageFile.moc"
