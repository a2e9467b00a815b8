#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <functional>
#include <map>

#include "TestImages.h"
#include "core/data/ColorJitter.h"
#include "core/data/RandomCrop.h"
#include "core/data/Resample.h"
#include "core/data/Rotate.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// Resampling, rotation and colours against Pillow's own numbers (tests/reference/pil_resample.py).
QJsonArray table(const char* name) {
  QFile file(GACFAS_SOURCE_DIR "/tests/reference/pil_resample.json");
  if (!file.open(QIODevice::ReadOnly)) qFatal("cannot open %s", qPrintable(file.fileName()));
  return QJsonDocument::fromJson(file.readAll()).object()[name].toArray();
}

torch::Tensor pillowPixels(const QJsonObject& row, torch::IntArrayRef shape) {
  QByteArray bytes = QByteArray::fromHex(row["pixels"].toString().toLatin1());
  return torch::from_blob(bytes.data(), shape, torch::kUInt8).clone();
}

struct Difference {
  double mean = 0.0;
  double most = 0.0;
};

Difference differenceOf(const torch::Tensor& ours, const torch::Tensor& theirs) {
  const torch::Tensor difference = (ours.to(torch::kFloat64) - theirs.to(torch::kFloat64)).abs();
  return {difference.mean().item<double>(), difference.max().item<double>()};
}

QString text(const Difference& d) {
  return QString("mean %1, most %2 grey levels").arg(d.mean).arg(d.most);
}

void addRows(const char* name, const std::function<QString(const QJsonObject&)>& title) {
  QTest::addColumn<QJsonObject>("row");
  for (const QJsonValue value : table(name)) {
    const QJsonObject row = value.toObject();
    const QString size = QString("%1 x %2, ").arg(row["width"].toInt()).arg(row["height"].toInt());
    QTest::newRow(qPrintable(size + title(row))) << row;
  }
}

torch::Tensor pictureOf(const QJsonObject& row) {
  return picture(row["width"].toInt(), row["height"].toInt());
}

}  // namespace

class PillowNumbersTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void resizing_data() {
    addRows("resize", [](const QJsonObject& row) {
      const QJsonArray box = row["box"].toArray();
      return QString("box %1 x %2 to %3, ").arg(box[2].toInt()).arg(box[3].toInt()).arg(row["size"].toInt()) +
             row["filter"].toString();
    });
  }

  void resizing() {
    QFETCH(QJsonObject, row);
    const QJsonArray box = row["box"].toArray();
    const int64_t size = row["size"].toInt();
    const Filter filter = row["filter"].toString() == "bicubic" ? Filter::Bicubic : Filter::Bilinear;
    const torch::Tensor image = pictureOf(row);
    const torch::Tensor part =
        cropView(image, {box[0].toInt(), box[1].toInt(), box[2].toInt(), box[3].toInt()});
    const torch::Tensor resized = resizeImage(part, size, filter);
    QVERIFY(resized.is_contiguous());
    const Difference difference = differenceOf(resized, pillowPixels(row, {size, size, 3}));
    QVERIFY2(difference.mean <= 0.05 && difference.most <= 1, qPrintable(text(difference)));
  }

  void rotating_data() {
    addRows("rotate",
            [](const QJsonObject& row) { return QString("by %1 degrees").arg(row["degrees"].toDouble()); });
  }

  void rotating() {
    QFETCH(QJsonObject, row);
    const torch::Tensor image = pictureOf(row);
    const torch::Tensor rotated = rotateImage(image, row["degrees"].toDouble());
    const Difference difference = differenceOf(rotated, pillowPixels(row, image.sizes()));
    QVERIFY2(difference.mean <= 0.01 && difference.most <= 1, qPrintable(text(difference)));
  }

  void blending_data() {
    addRows("blend", [](const QJsonObject& row) {
      return row["kind"].toString() + QString(" by %1").arg(row["factor"].toDouble());
    });
  }

  void blending() {
    QFETCH(QJsonObject, row);
    const std::map<QString, void (*)(torch::Tensor&, double)> kinds{
        {"Brightness", adjustBrightness}, {"Contrast", adjustContrast}, {"Color", adjustSaturation}};
    torch::Tensor image = pictureOf(row);
    kinds.at(row["kind"].toString())(image, row["factor"].toDouble());
    const Difference difference = differenceOf(image, pillowPixels(row, image.sizes()));
    QVERIFY2(difference.most == 0, qPrintable(text(difference)));
  }
};

GACFAS_TEST(PillowNumbersTest)
#include "tst_PillowNumbers.moc"
