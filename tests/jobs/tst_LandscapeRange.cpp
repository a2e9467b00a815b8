#include <QtTest>
#include <cmath>

#include "core/pipeline/LandscapeRange.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class LandscapeRangeTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void parabolaReachesTheMultipleWhereItShould_data() {
    QTest::addColumn<double>("curvature");
    QTest::addColumn<double>("factor");
    for (const double curvature : {1e-3, 1.0, 250.0, 1e5})
      for (const double factor : {2.0, 10.0, 100.0})
        QTest::addRow("%g, %g times", curvature, factor) << curvature << factor;
  }

  /// loss = 1 + c r^2 is f times 1 at r = sqrt((f - 1) / c); the walk may overshoot by one step of sqrt(2).
  void parabolaReachesTheMultipleWhereItShould() {
    QFETCH(double, curvature);
    QFETCH(double, factor);
    int calls = 0;
    const ProbedRange found = probeRange(
        [&](double r) {
          ++calls;
          return 1.0 + curvature * r * r;
        },
        factor, 21);
    const double exact = std::sqrt((factor - 1.0) / curvature);
    if (exact > 128.0) {
      QVERIFY(!found.reached);
      return;
    }
    QVERIFY(found.reached);
    QCOMPARE(found.range.low, -found.range.high);
    QCOMPARE(found.range.points, int64_t{21});
    QVERIFY2(found.range.high >= exact && found.range.high <= 1.45 * exact, qPrintable(QString::number(found.range.high)));
    QVERIFY(calls < 50);
  }

  void steeperSideDecides() {
    const ProbedRange found = probeRange([](double r) { return r < 0 ? 1.0 - 8.0 * r : 1.0; }, 9.0, 5);
    QCOMPARE(found.range.high, 1.0);
  }

  void lossThatIsNotFiniteEndsTheWalk() {
    const ProbedRange found = probeRange([](double r) { return r > 3.0 ? std::nan("") : 1.0; }, 10.0, 5);
    QVERIFY(found.reached);
    QCOMPARE(found.range.high, 4.0);
  }

  void lossThatLevelsOffGivesARangeToItsPlateau() {
    const ProbedRange found = probeRange([](double r) { return 1.0 + r * r / (1.0 + r * r); }, 10.0, 5);
    QVERIFY(!found.reached);
    QVERIFY2(found.range.high >= 2.0 && found.range.high <= 6.0, qPrintable(QString::number(found.range.high)));
  }

  void coveringRangeHasAMargin() {
    const AxisRange range = coveringRange({1.0, 4.0}, 7);
    QVERIFY(std::abs(range.low + 0.8) < 1e-12 && std::abs(range.high - 4.8) < 1e-12);
    QCOMPARE(range.points, int64_t{7});
    QVERIFY(coveringRange({0.0}, 3).low < coveringRange({0.0}, 3).high);
  }
};

GACFAS_TEST(LandscapeRangeTest)
#include "tst_LandscapeRange.moc"
