#include <QtTest>
#include <cmath>

#include "ScoreSets.h"
#include "core/metrics/DetCurve.h"
#include "core/metrics/ThresholdSource.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace gacfas::test;

class ThresholdsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everySourceEqualsASearchOverAllThresholds() {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
      const auto videos =
          drawnSet(random, {.live = 1 + int(random() % 12), .spoof = 1 + int(random() % 12), .distinct = 5});
      const RocCurve roc = rocCurve(videos);
      const double limit = double(random() % 11) / 10.0;
      double lowest = test::kInfinity, highest = -test::kInfinity;
      for (double threshold : test::candidates(videos)) {
        const ThresholdRates rates = ratesAt(videos, threshold);
        if (rates.fpr <= limit) lowest = std::min(lowest, threshold);
        if (rates.bpcer <= limit) highest = std::max(highest, threshold);
      }
      QVERIFY(thresholdOf(ThresholdSource::fixedFpr(limit), roc) == lowest);
      QVERIFY(thresholdOf(ThresholdSource::fixedBpcer(limit), roc) == highest);
      QVERIFY(thresholdOf(ThresholdSource::targetEer(), roc) == oracleThreshold(roc));
      QCOMPARE(thresholdOf(ThresholdSource::byHand(0.25), roc), 0.25);
      QCOMPARE(thresholdOf(ThresholdSource::source(-0.5), roc), -0.5);
      QCOMPARE(thresholdOf(ThresholdSource::probability(), roc), 0.0);
    }
  }

  void sharesAreComparedAsTheyAreWritten() {
    for (int64_t total = 1; total <= 400; ++total)
      for (int64_t part = 0; part <= total; ++part)
        QCOMPARE(allowedCount(double(part) / double(total), total), part);
    QCOMPARE(allowedCount(0.05, 20), 1);
    QCOMPARE(allowedCount(0.05, 19), 0);
    QCOMPARE(allowedCount(0.001, 1000), 1);
    QCOMPARE(allowedCount(0.07, 100), 7);
    QCOMPARE(allowedCount(1.0, 3), 3);
  }

  void everySourceHasALabel() {
    QCOMPARE(labelOf(ThresholdSource::targetEer()), std::string("target EER (oracle)"));
    QCOMPARE(labelOf(ThresholdSource::source(0.1)), std::string("source domains"));
    QCOMPARE(labelOf(ThresholdSource::probability()), std::string("probability 0.5"));
    QCOMPARE(labelOf(ThresholdSource::fixedFpr(0.005)), std::string("FPR 0.5 % on the target"));
    QCOMPARE(labelOf(ThresholdSource::fixedBpcer(0.05)), std::string("BPCER 5 % on the target"));
    QCOMPARE(labelOf(ThresholdSource::byHand(0.3)), std::string("by hand"));
    QVERIFY(ThresholdSource::fixedFpr(0.1).usesTarget() && !ThresholdSource::source(0.0).usesTarget());
  }

  void probitInvertsTheNormalDistribution() {
    for (double share : {1e-300, 1e-20, 1e-6, 0.001, 0.02, 0.3, 0.499999, 0.5, 0.7, 0.975, 0.999999}) {
      const double x = probit(share), back = 0.5 * std::erfc(-x / std::sqrt(2.0));
      QVERIFY2(std::abs(back / share - 1.0) < 1e-12, qPrintable(QString::number(share)));
    }
    QVERIFY(std::abs(probit(0.975) - 1.9599639845400542) < 1e-14);
    QVERIFY(std::abs(probit(0.8413447460685429) - 1.0) < 1e-14);
    QVERIFY(probit(0.0) == -test::kInfinity && probit(1.0) == test::kInfinity && std::isnan(probit(1.5)));
  }

  void detCurveIsTheRocInDeviates() {
    std::mt19937 random(2);
    const RocCurve roc = rocCurve(drawnSet(random, {.distinct = 8}));
    const auto points = detCurve(roc);
    QCOMPARE(points.size(), roc.points.size());
    for (size_t i = 0; i < points.size(); ++i) {
      QCOMPARE(points[i].fpr, double(roc.points[i].falsePositives) / 30.0);
      QCOMPARE(points[i].fnr, 1.0 - double(roc.points[i].truePositives) / 20.0);
      QVERIFY(points[i].threshold == roc.points[i].threshold);
      QVERIFY(points[i].x == probit(points[i].fpr) && points[i].y == probit(points[i].fnr));
    }
  }
};

GACFAS_TEST(ThresholdsTest)
#include "tst_Thresholds.moc"
