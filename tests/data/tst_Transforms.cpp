#include <QtTest>
#include <cmath>

#include "TestImages.h"
#include "core/data/Cutout.h"
#include "core/data/RandomCrop.h"
#include "core/data/Resample.h"
#include "core/data/Transforms.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

AugmentConfig nothing() {
  AugmentConfig augment;
  augment.cropScaleMin = augment.cropScaleMax = 1.0;  // no ratio but 1 fits a square: the whole image
  augment.flip = augment.rotation = augment.cutout = 0.0;
  return augment;
}

/// [3, S, S] of one transformed image.
torch::Tensor train(const torch::Tensor& image, int64_t size, const AugmentConfig& augment, uint64_t seed) {
  const torch::Tensor images = emptyImages(1, size);
  Random random({seed});
  trainTransform(image, size, augment, random, imageMemory(images, 0));
  return images[0];
}

/// The usual formula in tensor operations, from [S, S, 3] uint8.
torch::Tensor normalised(const torch::Tensor& image) {
  const torch::Tensor mean = torch::tensor({0.485F, 0.456F, 0.406F}).view({3, 1, 1});
  const torch::Tensor deviation = torch::tensor({0.229F, 0.224F, 0.225F}).view({3, 1, 1});
  return (image.permute({2, 0, 1}).to(torch::kFloat32) / 255.0 - mean) / deviation;
}

/// Grey levels [S, S, 3], float64, from a normalised image.
torch::Tensor levels(const torch::Tensor& image) {
  const torch::Tensor mean = torch::tensor({0.485, 0.456, 0.406}, torch::kFloat64).view({3, 1, 1});
  const torch::Tensor deviation = torch::tensor({0.229, 0.224, 0.225}, torch::kFloat64).view({3, 1, 1});
  return ((image.to(torch::kFloat64) * deviation + mean) * 255.0).permute({1, 2, 0});
}

}  // namespace

class TransformsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }  // teams only cost time on images this small

  void testTransformResizesAndNormalises() {
    const torch::Tensor images = emptyImages(2, 16);
    testTransform(picture(40, 31), 16, imageMemory(images, 1));
    testTransform(picture(16, 16), 16, imageMemory(images, 0));
    QVERIFY(images.is_contiguous(at::MemoryFormat::ChannelsLast));
    QVERIFY(torch::equal(images[0], normalised(picture(16, 16))));
    QVERIFY(torch::equal(images[1], normalised(resizeImage(picture(40, 31), 16, Filter::Bilinear))));
  }

  void everythingOffLeavesTheImage() {
    QVERIFY(torch::equal(train(picture(24, 24), 24, nothing(), 1), normalised(picture(24, 24))));
  }

  void theSourceIsNotTouched() {
    torch::Tensor image = picture(24, 24);
    AugmentConfig augment = nothing();
    augment.flip = augment.jitter = augment.cutout = 1.0;
    train(image, 24, augment, 1);
    QVERIFY(torch::equal(image, picture(24, 24)));
  }

  void flipMirrorsColumns() {
    AugmentConfig augment = nothing();
    augment.flip = 1.0;
    for (const int64_t size : {23, 24}) {
      QVERIFY(torch::equal(train(picture(size, size), size, augment, 1),
                           normalised(picture(size, size).flip({1}))));
    }
  }

  void cutoutFillsOneBoxWithItsMean() {
    AugmentConfig augment = nothing();
    augment.rotation = 30.0;
    AugmentConfig cut = augment;
    cut.cutout = 1.0;
    int boxes = 0;
    for (uint64_t seed = 0; seed < 20; ++seed) {
      const torch::Tensor before = levels(train(picture(32, 32), 32, augment, seed));
      const torch::Tensor after = levels(train(picture(32, 32), 32, cut, seed));
      const torch::Tensor changed = (before - after).abs().amax(2).gt(0.01).nonzero();
      if (changed.size(0) < 9) continue;
      ++boxes;
      const auto low = std::get<0>(changed.min(0)), high = std::get<0>(changed.max(0));
      const auto inBox = [&](const torch::Tensor& t) {
        return t.slice(0, low[0].item<int64_t>(), high[0].item<int64_t>() + 1)
            .slice(1, low[1].item<int64_t>(), high[1].item<int64_t>() + 1);
      };
      const torch::Tensor mean = inBox(before).mean(torch::IntArrayRef{0, 1});
      QVERIFY((inBox(after) - mean).abs().max().item<double>() < 0.01);
    }
    QVERIFY(boxes > 10);
  }

  void probabilitiesAreKept() {
    AugmentConfig augment = nothing();
    augment.flip = 0.25;
    int flipped = 0;
    for (uint64_t seed = 0; seed < 400; ++seed) {
      flipped += !torch::equal(train(picture(6, 6), 6, augment, seed), normalised(picture(6, 6)));
    }
    QVERIFY2(std::abs(flipped - 100) < 43, qPrintable(QString::number(flipped)));  // 5 standard deviations
  }

  void rotationIsUniformAndLeavesCornersBlack() {
    const torch::Tensor white = torch::full({32, 32, 3}, 255, torch::kUInt8);
    AugmentConfig augment = nothing();
    augment.rotation = 180.0;
    int blackCorners = 0;
    for (uint64_t seed = 0; seed < 200; ++seed) {
      const torch::Tensor turned = levels(train(white, 32, augment, seed)).round();
      QCOMPARE(turned[16][16][0].item<int>(), 255);
      blackCorners += turned[0][0].max().item<int>() == 0;
    }
    // The corner's centre is 15.5 from both axes: it leaves the image from about 1.9 degrees off a quarter
    // turn on.
    QVERIFY2(blackCorners > 180 && blackCorners < 200, qPrintable(QString::number(blackCorners)));
  }

  void jitterOfStrengthZeroIsOffAndOtherwiseChanges() {
    AugmentConfig augment = nothing();
    augment.jitter = 0.4;
    QVERIFY(!torch::equal(train(picture(24, 24), 24, augment, 1), normalised(picture(24, 24))));
  }

  void cropsFollowTheRule() {
    double areas = 0.0, ratios = 0.0;
    const int count = 4000;
    for (uint64_t seed = 0; seed < count; ++seed) {
      Random random({seed, 5});
      const CropBox box = randomCropBox(600, 500, 0.08, 0.5, random);
      QVERIFY(box.left >= 0 && box.top >= 0 && box.left + box.width <= 600 && box.top + box.height <= 500);
      const double area = static_cast<double>(box.width * box.height) / 300000.0;
      const double ratio = static_cast<double>(box.width) / static_cast<double>(box.height);
      QVERIFY(area > 0.079 && area < 0.503 && ratio > 0.745 && ratio < 1.342);
      areas += area / count;
      ratios += std::log(ratio) / count;
    }
    // Nearly every box fits here, so both keep their distribution: uniform area, log-uniform ratio.
    QVERIFY2(std::abs(areas - 0.29) < 0.01, qPrintable(QString::number(areas)));
    QVERIFY2(std::abs(ratios) < 0.015, qPrintable(QString::number(ratios)));
  }

  void cropsThatNeverFitFallBackToTheCentre() {
    Random random({1});
    QCOMPARE(randomCropBox(10, 1000, 1.0, 1.0, random), (CropBox{0, 493, 10, 13}));
    QCOMPARE(randomCropBox(1000, 10, 1.0, 1.0, random), (CropBox{493, 0, 13, 10}));
    QCOMPARE(randomCropBox(30, 30, 1.0, 1.0, random), (CropBox{0, 0, 30, 30}));
  }

  void cutoutCoversPlacesAsOftenAsItsLawSays() {
    const int count = 20000;
    int centre = 0, corner = 0;
    for (uint64_t seed = 0; seed < count; ++seed) {
      Random random({seed, 9});
      const CropBox box = randomCutoutBox(256, random);
      QVERIFY(box.left >= 0 && box.top >= 0 && box.left + box.width <= 256 && box.top + box.height <= 256);
      const auto covers = [&](int64_t x, int64_t y) {
        return x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
      };
      centre += covers(128, 128);
      corner += covers(0, 0);
    }
    // side/S = sqrt(u), u uniform: the centre is covered with probability E[u] = 1/2, a corner with E[u/4] =
    // 1/8.
    QVERIFY2(std::abs(centre / double(count) - 0.5) < 0.02, qPrintable(QString::number(centre)));
    QVERIFY2(std::abs(corner / double(count) - 0.125) < 0.015, qPrintable(QString::number(corner)));
  }
};

GACFAS_TEST(TransformsTest)
#include "tst_Transforms.moc"
