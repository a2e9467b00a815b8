#include <QtTest>
#include <algorithm>
#include <set>

#include "core/landscape/NestedOrder.h"
#include "core/types/LandscapeGrid.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class NestedOrderTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void eachPointOnceAndTheMiddleFirst_data() {
    QTest::addColumn<int>("nx");
    QTest::addColumn<int>("ny");
    QTest::newRow("nests fully: 2^k + 1") << 17 << 17;
    QTest::newRow("odd, 51") << 51 << 51;
    QTest::newRow("odd, 21") << 21 << 21;
    QTest::newRow("even") << 10 << 10;
    QTest::newRow("not square") << 9 << 4;
    QTest::newRow("a line") << 15 << 1;
    QTest::newRow("one point") << 1 << 1;
  }

  void eachPointOnceAndTheMiddleFirst() {
    QFETCH(int, nx);
    QFETCH(int, ny);
    const auto order = nestedOrder(static_cast<size_t>(nx), static_cast<size_t>(ny));
    QCOMPARE(order.size(), static_cast<size_t>(nx * ny));
    QCOMPARE(std::set<size_t>(order.begin(), order.end()).size(), order.size());
    QVERIFY(*std::max_element(order.begin(), order.end()) < order.size());
    QCOMPARE(order.front(), static_cast<size_t>(ny / 2 * nx + nx / 2));
  }

  void coarseGridsComeWholeBeforeFineOnes() {
    const auto order = nestedOrder(9, 9);
    for (const auto& [stride, count] : {std::pair<size_t, size_t>{4, 9}, {2, 25}, {1, 81}}) {
      for (size_t i = 0; i < count; ++i) {
        QCOMPARE(order[i] % 9 % stride, size_t{0});
        QCOMPARE(order[i] / 9 % stride, size_t{0});
      }
    }
  }

  void fiftyOneShowsTheWholePlaneEarly() {
    const auto order = nestedOrder(51, 51);
    std::set<size_t> corners{0, 50, 50 * 51, 50 * 51 + 50};
    for (size_t i = 0; i < 9; ++i) corners.erase(order[i]);
    QVERIFY(corners.empty());
  }

  void coordinatesHitEndsAndZeroExactly() {
    for (double range : {1.0, 0.3, 0.1, 1.7}) {
      const std::vector<double> axis = linspace(-range, range, 51);
      QCOMPARE(axis.front(), -range);
      QCOMPARE(axis[25], 0.0);
      QCOMPARE(axis.back(), range);
      QVERIFY(std::is_sorted(axis.begin(), axis.end()));
      QVERIFY(std::abs(axis[10] + 0.6 * range) < 1e-15);
    }
    QCOMPARE(linspace(0.0, 1.0, 1), std::vector<double>{0.0});
  }
};

GACFAS_TEST(NestedOrderTest)
#include "tst_NestedOrder.moc"
